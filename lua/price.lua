-- Topic price: what care costs, how the price changes, and how open the books are.

condition "uplift-basket"     { is("uplift_mode", "basket") }
condition "uplift-board"      { is("uplift_mode", "board") }
condition "uplift-evidence"   { is("uplift_mode", "evidence") }
condition "uplift-limits"     { any { "uplift-basket", "uplift-evidence" } }
condition "uplift"            { any { "uplift-basket", "uplift-board", "uplift-evidence" } }
condition "retainer-cases"    { is("retainer_mode", "cases") }
condition "retainer-single"   { is("retainer_mode", "single") }
condition "retainer"          { any { "retainer-cases", "retainer-single" } }
condition "retainer-block"    { all { "retainer-cases", "block-price" } }
condition "emergency-premium" { all { "emergency-allowed", over("emergency_premium_rate", percent(0)) } }
condition "open-book"         { yes("open_book") }
condition "books-shown"       { any { "open-book", "partnership" } }
condition "surplus-share"     { all { "open-book", yes("surplus_share") } }
condition "earlier-placements" { yes("existing_placements") }

-- Which clauses.

rule "PRICE-CORE" {
  because = "every pack says what a night of care costs, what more help costs and how a fee is reviewed",
  require = { "price.core", "price.additional", "price.review-request", "price.review-effect", "price.uplift",
              "price.retainer", "price.schedule" },
}

rule "PRICE-BLOCK" {
  because = "committed places have one price, and a place above them another",
  when    = "block-price",
  require = { "price.core#block" },
}

rule "PRICE-AGREED" {
  because = "without committed places each placement's price is agreed under a ceiling",
  when    = all { "no-commitment", none { "school-placement" } },
  require = { "price.core#agreed" },
}

rule "PRICE-REVIEW" {
  because = "a request for a fee review that nobody answers should not be a fee cut",
  prefer  = { "price.review-request#mutual" },
}

rule "PRICE-BASKET" {
  because = "prices follow published indices by a formula",
  when    = "uplift-basket",
  prefer  = { "price.uplift#basket" },
}

rule "PRICE-BOARD" {
  because = "the partnership board decides the yearly change on evidence",
  when    = "uplift-board",
  prefer  = { "price.uplift#board" },
}

rule "PRICE-BOARD-SEATS" {
  because = "a board that decides prices has to exist",
  when    = "uplift-board",
  require = { "governance.board" },
}

rule "PRICE-EVIDENCE" {
  because = "prices follow the cost that the open book shows",
  when    = "uplift-evidence",
  prefer  = { "price.uplift#evidence" },
}

rule "PRICE-FIXED" {
  because = "prices stay the same for the term",
  when    = is("uplift_mode", "none"),
  prefer  = { "price.uplift#none" },
}

rule "PRICE-LEG" {
  because = "children already live in the homes, and their fees must not be left behind",
  when    = "earlier-placements",
  require = { "price.legacy" },
}

rule "PRICE-LEG-MOVE" {
  because = "one set of terms for every child is safer and fairer",
  when    = "earlier-placements",
  prefer  = { "price.legacy#move" },
}

rule "PRICE-KEEP-CASES" {
  because = "what keeping a place costs depends on why the child is away",
  when    = "retainer-cases",
  prefer  = { "price.retainer#cases" },
}

rule "PRICE-KEEP-SINGLE" {
  because = "one rate and one limit for every absence",
  when    = "retainer-single",
  prefer  = { "price.retainer#single" },
}

rule "PRICE-KEEP-NONE" {
  because = "keeping a place is not paid for separately",
  when    = is("retainer_mode", "none"),
  prefer  = { "price.retainer#none" },
}

rule "PRICE-OPEN" {
  because = "the provider shows what the homes cost",
  when    = "open-book",
  require = { "price.open-book", "price.cost-statement" },
}

rule "PRICE-OPEN-STATEMENT" {
  because = "a yearly statement is what a small provider can do and a council can use",
  when    = "open-book",
  prefer  = { "price.open-book#statement" },
}

rule "PRICE-SURPLUS" {
  because = "the councils share in what lies above the provider's return",
  when    = "surplus-share",
  require = { "price.surplus" },
}

-- Values.

-- The rate of an uplift: the weighted changes, not below the floor or above the cap.
local function uplift_rate(a)
  local basket = {}
  for i, part in ipairs(a.uplift_parts) do
    basket[i] = { weight = part.uplift_part_weight, change = part.uplift_part_example }
  end
  return price.clamp(price.basket(basket), a.uplift_floor, a.uplift_cap)
end

local function example_weekly_fee(a)
  local sum = a.block_price
  for _, line in ipairs(a.example_lines) do sum = sum + line.example_line_quantity * line.example_line_price end
  return sum
end

-- For information only: an invoice never multiplies it.
value "block_nightly" {
  of      = { "block_price" },
  compute = function(a) return price.nights(a.block_price, 1) end,
}

value "example_weekly_fee" {
  of      = { "block_price", "example_lines" },
  compute = example_weekly_fee,
}

value "example_month_charge" {
  of      = { "block_price", "example_lines", "example_month_nights" },
  compute = function(a) return price.nights(example_weekly_fee(a), a.example_month_nights) end,
}

value "example_retainer" {
  of      = { "block_price", "retainer_cases" },
  compute = function(a)
    local first = a.retainer_cases[1]
    if first == nil then return 0 end
    return price.retainer(a.block_price, first.retainer_nights, first.retainer_nights, first.retainer_rate)
  end,
}

value "uplift_weight_total" {
  of      = { "uplift_parts" },
  compute = function(a) return total(a.uplift_parts, "uplift_part_weight") end,
}

value "example_uplift" {
  of      = { "uplift_parts", "uplift_floor", "uplift_cap" },
  compute = uplift_rate,
}

value "example_uplift_price" {
  of      = { "block_price", "uplift_parts", "uplift_floor", "uplift_cap" },
  compute = function(a) return price.uplift(a.block_price, uplift_rate(a)) end,
}

value "cost_total" {
  of      = { "cost_lines" },
  compute = function(a) return total(a.cost_lines, "cost_line_weekly") end,
}

value "example_surplus_share" {
  of      = { "example_cost", "example_income", "return_allowed", "surplus_band",
              "surplus_low_share", "surplus_high_share", "surplus_cap" },
  compute = function(a)
    local surplus = a.example_income - a.example_cost - price.share(a.example_cost, a.return_allowed)
    if surplus <= 0 then return 0 end
    local low   = min(surplus, price.share(a.example_cost, a.surplus_band))
    local share = price.share(low, a.surplus_low_share) + price.share(surplus - low, a.surplus_high_share)
    return min(share, price.share(a.example_income, a.surplus_cap))
  end,
}

-- What is wrong.

finding "PRICE-UP" {
  blocks = true,
  when   = all { any { answered("block_price"), answered("ceiling_price") }, none { answered("uplift_mode") } },
  say    = "there is a price, and nothing says how it changes each year",
  hint   = "set uplift_mode",
}

finding "PRICE-UP-MODE" {
  blocks = true,
  when   = any { all { placed("price.uplift#basket"), is_not("uplift_mode", "basket") },
                 all { placed("price.uplift#board"), is_not("uplift_mode", "board") },
                 all { placed("price.uplift#evidence"), is_not("uplift_mode", "evidence") },
                 all { placed("price.uplift#none"), is_not("uplift_mode", "none") } },
  say    = "the variant of price.uplift and uplift_mode disagree",
  hint   = "set uplift_mode to what the board decided",
}

finding "PRICE-UP-WEIGHTS" {
  blocks = true,
  when   = all { "uplift-basket", any { under("uplift_weight_total", percent(100)), over("uplift_weight_total", percent(100)) } },
  say    = "the weights of the indices do not add up to 100%",
  hint   = "correct uplift_parts",
}

finding "PRICE-UP-RANGE" {
  blocks = true,
  when   = all { "uplift-limits", over("uplift_floor", answer("uplift_cap")) },
  say    = "the least yearly change is above the greatest",
  hint   = "correct uplift_floor or uplift_cap",
}

finding "PRICE-UP-BOOK" {
  blocks = true,
  when   = all { "uplift-evidence", none { "open-book" } },
  say    = "prices are to follow evidence of cost, but nobody can see the costs",
  hint   = "set open_book to yes, or choose another uplift_mode",
}

finding "PRICE-UP-ANSWER" {
  blocks = true,
  when   = all { "uplift-evidence", at_most("uplift_evidence_days", answer("uplift_tell_days")) },
  say    = "the councils would have to answer the evidence of cost before it has to arrive",
  hint   = "set uplift_evidence_days above uplift_tell_days",
}

finding "PRICE-UP-LONG" {
  when = all { is("uplift_mode", "none"), over("term_months", answer("fixed_price_months")) },
  say  = "prices are fixed for a long term: the risk of pay goes into the first price or out of the staffing",
  hint = "choose another uplift_mode, or shorten the term",
}

finding "PRICE-KEEP-MODE" {
  blocks = true,
  when   = any { all { placed("price.retainer#cases"), is_not("retainer_mode", "cases") },
                 all { placed("price.retainer#single"), is_not("retainer_mode", "single") },
                 all { placed("price.retainer#none"), is_not("retainer_mode", "none") } },
  say    = "the variant of price.retainer and retainer_mode disagree",
  hint   = "set retainer_mode to what the board decided",
}

finding "PRICE-KEEP-VOID" {
  each = "retainer_cases",
  when = all { "retainer-block", under("retainer_rate", answer("void_share")) },
  say  = "a place that is kept for a child would earn less than an empty one",
  hint = "raise retainer_rate to void_rate or more",
}

finding "PRICE-SPOT" {
  when = all { "block-price", under("spot_price", answer("block_price")) },
  say  = "a place that nobody promised costs less than a committed one",
  hint = "check block_price and spot_price",
}

finding "PRICE-COST" {
  when = all { "block-price", has("cost_lines"),
               any { under("cost_total", answer("block_price")), over("cost_total", answer("block_price")) } },
  say  = "the costs and the return do not add up to the block price",
  hint = "correct cost_lines or block_price",
}

finding "PRICE-SURPLUS-BOOK" {
  blocks = true,
  when   = all { yes("surplus_share"), none { "open-book" } },
  say    = "a surplus is to be shared, but nobody can see it",
  hint   = "set open_book to yes, or surplus_share to no",
}

finding "PRICE-SURPLUS-STEP" {
  when = all { "surplus-share", over("surplus_low_share", answer("surplus_high_share")) },
  say  = "the councils' share falls as the surplus grows",
  hint = "check surplus_low_share and surplus_high_share",
}
