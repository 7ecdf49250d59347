-- Cost and volume: how many places were used, what discount that earns, and bands that do not fit together.

condition "bands-marginal" { is("band_mode", "marginal") }
condition "bands-whole"    { is("band_mode", "whole") }
condition "bands-average"  { is("band_basis", "average") }
condition "bands-nights"   { is("band_basis", "nights") }
condition "bands-started"  { is("band_basis", "started") }
condition "bands-together" { all { "more-than-one-authority", is("band_scope", "all") } }
condition "bands-apart"    { all { "more-than-one-authority", is("band_scope", "each") } }

-- Which clauses.

rule "VOL-CV" {
  because = "cost and volume promises nothing: the price falls with the places that are used, and never steers a child",
  when    = "cost-volume",
  require = { "price.core#bands", "price.bands", "price.bands-example", "agreement.commitment#none", "matching.veto" },
  forbid  = { "volume.commitment", "volume.guarantee", "volume.void" },
}

rule "BANDS-REBATE" {
  because = "a discount that is credited after the quarter rests on what was used",
  when    = all { "cost-volume", is("band_settlement", "rebate") },
  prefer  = { "price.bands#rebate" },
}

rule "BANDS-NET" {
  because = "the discount is taken off each invoice and put right after the quarter",
  when    = all { "cost-volume", is("band_settlement", "net") },
  prefer  = { "price.bands#net" },
}

-- Values.

-- As the calculator wants them; none while they do not ascend, which BANDS-ORDER says.
local function steps_of(list)
  local steps = {}
  if not_rising(list, "band_above") > 0 then return steps end
  for i, band in ipairs(list) do steps[i] = { above = band.band_above, discount = band.band_discount } end
  return steps
end

-- Nights used, and the nights that one unit of the volume stands for.
local function used_nights(a)
  if a.band_basis == "nights" then return a.band_example_volume, 1 end
  return a.band_example_volume * a.example_quarter_nights, a.example_quarter_nights
end

local function list_charge(a)
  local used = used_nights(a)
  return price.nights(a.ceiling_price, used)
end

local function discount(a, mode)
  local used, period = used_nights(a)
  return bands.rebate {
    bands = steps_of(a.volume_bands), mode = mode, weekly = a.ceiling_price, used = used, period_nights = period,
  }
end

value "band_price" {
  of      = { "ceiling_price", "band_discount" },
  compute = function(a) return a.ceiling_price - price.share(a.ceiling_price, a.band_discount) end,
}

value "band_example_list" {
  of      = { "ceiling_price", "band_example_volume", "band_basis", "example_quarter_nights" },
  compute = list_charge,
}

value "band_example_marginal" {
  of      = { "volume_bands", "ceiling_price", "band_example_volume", "band_basis", "example_quarter_nights" },
  compute = function(a) return discount(a, "marginal") end,
}

value "band_example_whole" {
  of      = { "volume_bands", "ceiling_price", "band_example_volume", "band_basis", "example_quarter_nights" },
  compute = function(a) return discount(a, "whole") end,
}

value "band_example_due" {
  of      = { "volume_bands", "band_mode", "ceiling_price", "band_example_volume", "band_basis", "example_quarter_nights" },
  compute = function(a) return list_charge(a) - discount(a, a.band_mode) end,
}

value "bands_first" {
  of      = { "volume_bands" },
  compute = function(a)
    if a.volume_bands[1] == nil then return 0 end
    return a.volume_bands[1].band_above
  end,
}

value "bands_wrong_order" {
  of      = { "volume_bands" },
  compute = function(a) return not_rising(a.volume_bands, "band_above") end,
}

value "bands_falling" {
  of      = { "volume_bands" },
  compute = function(a)
    local falling = 0
    for i = 2, #a.volume_bands do
      if a.volume_bands[i].band_discount < a.volume_bands[i - 1].band_discount then falling = falling + 1 end
    end
    return falling
  end,
}

-- In the whole mode, a band at which one more place makes the total smaller.
value "band_cliffs" {
  of      = { "volume_bands" },
  compute = function(a) return #bands.cliffs { bands = steps_of(a.volume_bands), limit = 1000000 } end,
}

-- What is wrong.

finding "PRICE-CLIFF" {
  when = all { "cost-volume", is("band_mode", "whole"), over("band_cliffs", 0) },
  say  = "at one or more bands, one more place makes the total smaller",
  hint = "set band_mode to marginal, or bring the discounts closer together",
}

finding "BANDS-NONE" {
  blocks = true,
  when   = all { "cost-volume", none { has("volume_bands") } },
  say    = "the price is to fall with volume, but there are no bands",
  hint   = "list volume_bands, the first from nought",
}

finding "BANDS-FIRST" {
  blocks = true,
  when   = all { "cost-volume", over("bands_first", 0) },
  say    = "the first band starts above nought, so the first places lie in no band",
  hint   = "begin volume_bands with a band above 0, if need be with no discount",
}

finding "BANDS-ORDER" {
  blocks = true,
  when   = all { "cost-volume", over("bands_wrong_order", 0) },
  say    = "the bands do not follow one another, so a place may lie in two",
  hint   = "list volume_bands from the lowest to the highest",
}

finding "BANDS-FALL" {
  when = all { "cost-volume", over("bands_falling", 0) },
  say  = "a greater volume earns a smaller discount",
  hint = "check band_discount",
}

finding "BANDS-SETTLE" {
  blocks = true,
  when   = any { all { placed("price.bands#rebate"), is_not("band_settlement", "rebate") },
                 all { placed("price.bands#net"), is_not("band_settlement", "net") } },
  say    = "the variant of price.bands and band_settlement disagree",
  hint   = "set band_settlement to what the board decided",
}

finding "BANDS-STARTED" {
  when = all { "cost-volume", is("band_basis", "started") },
  law  = "children-act-1989 s22C(5)",
  say  = "a discount for placements that start rewards moves, and a child who stays earns none",
  hint = "count places or nights, or accept this by name",
}
