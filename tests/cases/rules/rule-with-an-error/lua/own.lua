rule "OWN-1" { because = "it fails", when = nothing.at.all }
