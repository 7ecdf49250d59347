#include "rules/redaction.h"

#include "library/library.h"
#include "rules/declared.h"
#include "rules/rulebook.h"

#include <lauxlib.h>
#include <string.h>

static const struct question *question_at(
    lua_State *lua, const struct redaction_rule *redaction)
{
    const char *id = verbs_string(lua, lua_gettop(lua), "a question");
    const struct question *question =
        library_question(declared_rules(lua)->verbs.library, id);

    if (question == NULL)
        luaL_error(lua, "no question \"%s\"", id);
    if (redaction->shows && question->sensitivity >= SENSITIVITY_PERSONAL)
        luaL_error(lua, "\"%s\" is about a person, and never published", id);
    return question;
}

static void read_questions(lua_State *lua, struct redaction_rule *redaction)
{
    lua_getfield(lua, 1, "questions");
    if (lua_istable(lua, -1))
        redaction->question_count = verbs_count(lua, lua_gettop(lua));
    redaction->questions = declared_take(
        lua, (redaction->question_count + 1) * sizeof *redaction->questions);
    for (size_t i = 0; i < redaction->question_count; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i + 1);
        redaction->questions[i] = question_at(lua, redaction);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static enum sensitivity field_sensitivity(lua_State *lua)
{
    static const char *const names[] = {
        [SENSITIVITY_COMMERCIAL] = "commercial",
        [SENSITIVITY_PERSONAL] = "personal",
        [SENSITIVITY_CHILD] = "child",
    };
    const char *of = declared_words(lua, "of");

    for (int i = SENSITIVITY_COMMERCIAL; of != NULL && i < SENSITIVITIES; i++)
        if (strcmp(of, names[i]) == 0)
            return (enum sensitivity)i;
    if (of != NULL)
        luaL_error(lua, "the field \"of\" is commercial, personal or child");
    return SENSITIVITY_PUBLIC;
}

static bool field_truth(lua_State *lua, const char *field)
{
    bool is_true;

    lua_getfield(lua, 1, field);
    is_true = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    return is_true;
}

int redaction_finish(lua_State *lua)
{
    static const char *const fields[] = { "of", "questions", "shows", "say",
        "because", "law", NULL };
    struct rules *rules = declared_rules(lua);
    struct redaction_rule *redaction = declared_take(lua, sizeof *redaction);

    declared_fields(lua, fields);
    redaction->id = declared_name(lua);
    declared_claim(lua, "redaction", redaction->id);
    redaction->place = sandbox_place(lua);
    redaction->shows = field_truth(lua, "shows");
    redaction->of = field_sensitivity(lua);
    read_questions(lua, redaction);
    if ((redaction->of != SENSITIVITY_PUBLIC) ==
        (redaction->question_count > 0))
        luaL_error(lua, "give either \"of\" or \"questions\"");
    if (redaction->shows && redaction->of != SENSITIVITY_PUBLIC)
        luaL_error(lua, "name the \"questions\" that are published");
    redaction->say = redaction->shows ? declared_words(lua, "say")
                                      : declared_needed(lua, "say");
    redaction->because = declared_needed(lua, "because");
    redaction->law = declared_words(lua, "law");
    names_put(&rules->redactions, redaction->id, redaction);
    return 0;
}
