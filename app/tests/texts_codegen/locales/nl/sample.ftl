hello = Hoi { $name }!
question = Wat is { -brand }?
    .title = En { -brand }
figures = { $hour } h { $minute }, 8 h, 12 km, 26 300 m, habits
several-lines = En rad
kind = { $n ->
    [one] one
   *[other] other
}
found = { $n ->
   *[other] { $n } banen
} { $way } { $name }
reference = Se: { question.title }
literal = En
same = Plein Web
type = { $ref }, { $fn }
welcome = { $gender ->
   *[other] Ingeschreven
}
only-attributes =
    .aria-label = Sluiten
