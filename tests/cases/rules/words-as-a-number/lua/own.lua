finding "F-WORDS" { when = over("places", answer("project_title")), say = "more places than words" }
