/*
 * Neutral XML: a document tree written out, one vocabulary for everyone.
 *
 * Stylesheets eat it and tests show it. templates/document.rng is its grammar
 * and says what each attribute means; an element is named as its kind is, a
 * role as document_role_name says. The same tree gives the same bytes, and
 * nothing but the tree: no path, no clock. Characters that XML cannot hold are
 * left out.
 */
#ifndef DOCUMENT_DOCUMENT_XML_H
#define DOCUMENT_DOCUMENT_XML_H

struct arena;
struct document;
struct house;
struct text;

/* Cannot fail. */
const char *document_xml_write(
    struct arena *arena, const struct document *document);

/* The <house> element alone, for other vocabularies that carry it. */
void document_xml_house(struct text *text, const struct house *house);

/* Words without what XML cannot hold, escaped. */
void document_xml_words(struct text *text, const char *words);

/* ` name="words"`, made fit for XML; nothing if words is NULL. */
void document_xml_attribute(
    struct text *text, const char *name, const char *words);

#endif
