/*
 * Docx comments: the comments of a Word file, their threads and their places.
 *
 * What Word adds in parts of their own (threads, what is resolved, durable ids,
 * dates in UTC) is found by the id of a comment's last paragraph. A thread has
 * one level: a reply to a reply replies to the first. A reply without a place
 * stands where its parent does. Lives as long as the job.
 */
#ifndef REVIEW_DOCX_COMMENTS_H
#define REVIEW_DOCX_COMMENTS_H

struct docx_body;
struct opc;
struct opc_relation;

/* relations are the document's; body has read all that comments stand in. */
void docx_comments_read(struct opc *opc, const struct opc_relation *relations,
    struct docx_body *body);

#endif
