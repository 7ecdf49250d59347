-- Topic volume: how many places are promised, what an unused one costs and how the promise bends; and the call-off contract.

-- flex-up: there is a band above the committed places.
condition "flex-up"            { all { "soft-block", over("flex_up_places", 0) } }
condition "ramp-up"            { all { "block-price", yes("ramp_up") } }
condition "release-allowed"    { all { "block-price", one_of("release_mode", { "option", "agreed" }) } }
condition "void-grace"         { all { "soft-block", over("void_grace_nights", 0) } }
condition "calloff-extendable" { over("calloff_extension_months", 0) }
condition "calloff-special"    { answered("calloff_special_terms") }
condition "tender-parts"       { answered("calloff_tender_parts") }

-- Which clauses.

rule "VOL-SOFT" {
  because = "a soft block promises places and lets the promise bend",
  when    = "soft-block",
  require = { "volume.commitment#soft", "volume.guarantee", "volume.void", "volume.relief", "volume.first-refusal",
              "volume.mitigation", "volume.review", "volume.change", "volume.exposure", "volume.schedule",
              "matching.veto", "governance.board", "governance.meetings" },
}

rule "VOL-HARD" {
  because = "a hard block pays for every committed place, so relief, exposure and the right to refuse matter most",
  when    = "hard-block",
  require = { "volume.commitment#hard", "volume.guarantee", "volume.void#full", "volume.relief", "volume.mitigation",
              "volume.review", "volume.change", "volume.exposure", "volume.schedule", "matching.veto",
              "governance.board", "governance.meetings" },
}

rule "VOL-VOID-FLAT" {
  because = "one rate for every unused night is the simplest to forecast and to check",
  when    = all { "soft-block", none { "void-grace" } },
  prefer  = { "volume.void#flat" },
}

rule "VOL-VOID-GRACE" {
  because = "the answers give a lower rate for the first unused nights of a quarter",
  when    = "void-grace",
  prefer  = { "volume.void#grace" },
}

rule "VOL-RAMP" {
  because = "the number of places grows as the homes open",
  when    = "ramp-up",
  require = { "volume.ramp-up" },
}

rule "VOL-SHARE" {
  because = "several councils share one promise, and each has to know its part of the cost",
  when    = all { "block-price", "more-than-one-authority" },
  require = { "volume.allocation" },
}

rule "REL-1" {
  because = "a place that may be let to others needs a duty to fill it and a recall that moves no settled child",
  when    = "release-allowed",
  require = { "volume.release", "volume.mitigation", "volume.recall" },
}

rule "REL-OPTION" {
  because = "the councils may release a place with fair warning",
  when    = all { "release-allowed", is("release_mode", "option") },
  prefer  = { "volume.release#option" },
}

rule "REL-AGREED" {
  because = "a place is released only if both sides agree",
  when    = all { "release-allowed", is("release_mode", "agreed") },
  prefer  = { "volume.release#agreed" },
}

-- Values.

-- Nights of the example quarter that are guaranteed.
local function guaranteed_nights(a, released)
  return volume.guarantee {
    committed_places = a.committed_places, flex_down_places = a.places_down,
    nights = a.example_quarter_nights, released = released, relieved = 0,
  }
end

local function unused_nights(a, used, released)
  return volume.shortfall {
    committed_places = a.committed_places, flex_down_places = a.places_down,
    nights = a.example_quarter_nights, released = released, relieved = 0, in_commit = used,
  }
end

-- A quarter that stays within the committed places.
local function within(a, used, released)
  return volume.charge {
    committed_places = a.committed_places, flex_down_places = a.places_down, flex_up_places = 0,
    nights = a.example_quarter_nights, released = released, relieved = 0, in_commit = used, flex = 0, over = 0,
    weekly = a.block_price, spot_weekly = 0,
    void_rate = a.void_share, grace_nights = a.void_grace_nights, grace_rate = a.void_grace_rate,
  }
end

local function guaranteed_places(a)
  return volume.guarantee {
    committed_places = a.committed_places, flex_down_places = a.places_down, nights = 1, released = 0, relieved = 0,
  }
end

-- The cases: what is used in each.
local function committed_nights(a) return a.committed_places * a.example_quarter_nights end
local function steady_nights(a)    return min(guaranteed_nights(a, 0) + a.case_extra_nights, committed_nights(a)) end
local function slow_nights(a)      return max(guaranteed_places(a) - 1, 0) * a.example_quarter_nights end
local function flex_nights(a)      return a.flex_up_places * min(a.case_busy_nights, a.example_quarter_nights) end

-- A quarter with every committed place used, nights in the band, and nights above it at spot price.
local function busy(a, spot_price, over)
  return volume.charge {
    committed_places = a.committed_places, flex_down_places = a.places_down, flex_up_places = a.flex_up_places,
    nights = a.example_quarter_nights, released = 0, relieved = 0,
    in_commit = committed_nights(a), flex = flex_nights(a), over = over,
    weekly = a.block_price, spot_weekly = spot_price,
    void_rate = a.void_share, grace_nights = a.void_grace_nights, grace_rate = a.void_grace_rate,
  }
end

-- A hard block pays the whole price for every committed place, whatever a softer promise would have asked.
value "places_down" {
  of      = { "volume_model", "flex_down_places" },
  compute = function(a) if a.volume_model == "hard_block" then return 0 end return a.flex_down_places end,
}

value "void_share" {
  of      = { "volume_model", "void_rate" },
  compute = function(a) if a.volume_model == "hard_block" then return 10000 end return a.void_rate end,
}

value "guaranteed_places" {
  of      = { "committed_places", "places_down" },
  compute = guaranteed_places,
}

value "registered_places" {
  of      = { "homes" },
  compute = function(a) return total(a.homes, "home_places") end,
}

value "needed_places" {
  of      = { "committed_places", "flex_up_places" },
  compute = function(a) return a.committed_places + a.flex_up_places end,
}

value "shares_total" {
  of      = { "place_shares" },
  compute = function(a) return total(a.place_shares, "share_places") end,
}

value "example_guaranteed_nights" {
  of      = { "committed_places", "places_down", "example_quarter_nights" },
  compute = function(a) return guaranteed_nights(a, 0) end,
}

value "case_steady_used" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_extra_nights" },
  compute = steady_nights,
}

value "case_steady_unused" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_extra_nights" },
  compute = function(a) return unused_nights(a, steady_nights(a), 0) end,
}

value "case_steady_void" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_extra_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, steady_nights(a), 0).void_charge end,
}

value "case_steady_charge" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_extra_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, steady_nights(a), 0).charge end,
}

value "case_slow_used" {
  of      = { "committed_places", "places_down", "example_quarter_nights" },
  compute = slow_nights,
}

value "case_slow_unused" {
  of      = { "committed_places", "places_down", "example_quarter_nights" },
  compute = function(a) return unused_nights(a, slow_nights(a), 0) end,
}

value "case_slow_void" {
  of      = { "committed_places", "places_down", "example_quarter_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, slow_nights(a), 0).void_charge end,
}

value "case_slow_charge" {
  of      = { "committed_places", "places_down", "example_quarter_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, slow_nights(a), 0).charge end,
}

value "case_released_guaranteed" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_released_nights" },
  compute = function(a) return guaranteed_nights(a, a.case_released_nights) end,
}

value "case_released_unused" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_released_nights" },
  compute = function(a) return unused_nights(a, slow_nights(a), a.case_released_nights) end,
}

value "case_released_void" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_released_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, slow_nights(a), a.case_released_nights).void_charge end,
}

value "case_released_charge" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "case_released_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, slow_nights(a), a.case_released_nights).charge end,
}

value "case_busy_flex" {
  of      = { "flex_up_places", "case_busy_nights", "example_quarter_nights" },
  compute = flex_nights,
}

value "case_busy_used" {
  of      = { "committed_places", "flex_up_places", "case_busy_nights", "example_quarter_nights" },
  compute = function(a) return committed_nights(a) + flex_nights(a) end,
}

value "case_busy_unused" {
  of      = { "committed_places", "places_down", "example_quarter_nights" },
  compute = function(a) return unused_nights(a, committed_nights(a), 0) end,
}

value "case_busy_void" {
  of      = { "committed_places", "places_down", "example_quarter_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, committed_nights(a), 0).void_charge end,
}

value "case_busy_charge" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "flex_up_places", "case_busy_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return busy(a, 0, 0).charge end,
}

value "case_over_used" {
  of      = { "committed_places", "flex_up_places", "case_busy_nights", "example_quarter_nights", "case_over_nights" },
  compute = function(a) return committed_nights(a) + flex_nights(a) + a.case_over_nights end,
}

value "case_over_charge" {
  of      = { "committed_places", "places_down", "example_quarter_nights", "flex_up_places", "case_busy_nights",
              "case_over_nights",
              "block_price", "spot_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return busy(a, a.spot_price, a.case_over_nights).charge end,
}

value "case_full_used" {
  of      = { "committed_places", "example_quarter_nights", "case_over_nights" },
  compute = function(a) return committed_nights(a) + a.case_over_nights end,
}

value "case_full_charge" {
  of      = { "committed_places", "example_quarter_nights", "case_over_nights", "block_price", "spot_price" },
  compute = function(a)
    return price.nights(a.block_price, committed_nights(a)) + price.nights(a.spot_price, a.case_over_nights)
  end,
}

value "exposure_quarter" {
  of      = { "committed_places", "places_down", "example_quarter_nights",
              "block_price", "void_share", "void_grace_nights", "void_grace_rate" },
  compute = function(a) return within(a, 0, 0).void_charge end,
}

-- At the ordinary rate for every night: a lower first rate only makes it less.
value "exposure_term" {
  of      = { "committed_places", "places_down", "term_nights", "block_price", "void_share" },
  compute = function(a)
    return volume.exposure {
      committed_places = a.committed_places, flex_down_places = a.places_down,
      nights = a.term_nights, weekly = a.block_price, void_rate = a.void_share,
    }
  end,
}

-- What is wrong.

finding "VOL-CONTRA" {
  blocks = true,
  when   = all { any { placed("volume.commitment"), placed("volume.guarantee"), placed("volume.void") },
                 placed("agreement.commitment#none") },
  say    = "one clause promises places and another says that nothing is promised",
  hint   = "make the volume model and agreement.commitment agree",
}

finding "LAW-CHILD-VETO" {
  blocks = true,
  law    = "children-act-1989 s22C(5)",
  when   = all { any { "commits-places", placed("volume.void"), placed("volume.first-refusal"), placed("price.core#bands") },
                 none { placed("matching.veto") } },
  say    = "volume or price could decide where a child lives, because nothing keeps the right to refuse",
  hint   = "place matching.veto",
}

finding "VOL-DOWN" {
  blocks = true,
  when   = all { "block-price", at_least("places_down", answer("committed_places")) },
  say    = "every committed place may fall away, so nothing is guaranteed",
  hint   = "set flex_down_places below committed_places",
}

finding "VOL-HARD-UNREAD" {
  when = all { "hard-block", any { over("flex_down_places", 0), over("flex_up_places", 0), under("void_rate", percent(100)) } },
  say  = "a hard block pays the whole price for every committed place, so the band and the void rate in the answers count for nothing",
  hint = "set flex_up_places and flex_down_places to 0 and void_rate to 100%, or choose a soft block",
}

finding "VOL-VOID-FULL" {
  blocks = true,
  when   = all { "soft-block", placed("volume.void#full"), under("void_rate", percent(100)) },
  say    = "the clause charges the whole price for an unused night, but void_rate is lower",
  hint   = "set void_rate to 100%, or choose another variant of volume.void",
}

finding "VOL-VOID-MODE" {
  blocks = true,
  when   = any { all { placed("volume.void#flat"), over("void_grace_nights", 0) },
                 all { placed("volume.void#grace"), at_most("void_grace_nights", 0) },
                 all { placed("volume.void#full"), over("void_grace_nights", 0) } },
  say    = "the variant of volume.void and void_grace_nights disagree, so the worked example would be wrong",
  hint   = "give nights for the variant grace, and 0 for the others",
}

finding "VOL-VOID-RISE" {
  when = all { "void-grace", over("void_grace_rate", answer("void_rate")) },
  say  = "the first unused nights of a quarter would cost more than the later ones",
  hint = "set void_grace_rate below void_rate; exposure_term assumes it",
}

finding "VOL-VOID-NOTHING" {
  when = all { "soft-block", at_most("void_rate", percent(0)) },
  say  = "an unused place costs nothing, so the councils promise places and owe nothing for them",
  hint = "set void_rate above 0%, or choose the volume model without a commitment",
}

finding "VOL-CAPACITY" {
  when = all { has("homes"),
               any { all { "soft-block", over("needed_places", answer("registered_places")) },
                     all { "hard-block", over("committed_places", answer("registered_places")) } } },
  say  = "the committed places and the band are more than the homes are registered for",
  hint = "lower committed_places or flex_up_places, or list another home",
}

finding "VOL-RANGE" {
  blocks = true,
  when   = all { "block-price", any { under("committed_places", answer("places_least")), over("committed_places", answer("places_most")) } },
  say    = "the committed places lie outside the least and greatest number",
  hint   = "correct committed_places, places_least or places_most",
}

finding "VOL-SHARES" {
  blocks = true,
  when   = all { "block-price", "more-than-one-authority",
                 any { under("shares_total", answer("committed_places")), over("shares_total", answer("committed_places")) } },
  say    = "the councils' shares do not add up to the committed places",
  hint   = "correct place_shares",
}

finding "VOL-TRIGGERS" {
  blocks = true,
  when   = all { "block-price", at_least("review_low_rate", answer("review_high_rate")) },
  say    = "the same use of places would allow a proposal for fewer and for more",
  hint   = "set review_low_rate below review_high_rate",
}

finding "VOL-HIGH-NEVER" {
  when = all { "block-price", none { "flex-up" }, over("review_high_rate", percent(100)) },
  say  = "without a band the places cannot be used beyond the whole, so more places would never be proposed",
  hint = "set review_high_rate to 100% or less",
}

finding "REL-NONE" {
  when = all { "soft-block", is("release_mode", "none") },
  say  = "a soft block without release: an empty place that another child could use is paid for instead",
  hint = "set release_mode, or accept this by name",
}

finding "REL-MODE" {
  blocks = true,
  when   = any { all { placed("volume.release#option"), is_not("release_mode", "option") },
                 all { placed("volume.release#agreed"), is_not("release_mode", "agreed") } },
  say    = "the variant of volume.release and release_mode disagree",
  hint   = "set release_mode to what the board decided",
}

finding "REL-MOST" {
  when = all { "release-allowed", is("release_mode", "option"), over("release_most_places", 1),
               at_least("release_most_places", answer("guaranteed_places")) },
  say  = "the councils may release every guaranteed place at once, so the guarantee is worth little",
  hint = "lower release_most_places",
}

finding "CALL-TERM" {
  when = all { "block-price", over("calloff_months", answer("longest_term_months")) },
  say  = "the call-off contract lasts longer than the framework terms with their extensions",
  hint = "this is possible, since its terms go on; check that it is meant",
}
