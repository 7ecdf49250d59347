local models = {}
local i = 8
while i > 0 do models[i] = "block"; i = i * 2 end
models[1] = "spot" models[2] = "shared" models[4] = "block"
finding "F-HOLES" { when = one_of("model", models), say = "the model is one of two" }
