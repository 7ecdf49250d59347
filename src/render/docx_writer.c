#include "render/docx_writer.h"

int docx_writer_id(struct docx_writer *writer)
{
    return ++writer->next_id;
}
