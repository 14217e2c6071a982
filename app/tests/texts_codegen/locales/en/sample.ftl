hello = Hello { $name } !
question = What is { -brand } ?
    .title = A { -brand }
figures = { $hour } h { $minute }, 8 h, 12 km, 26 300 m, habits
several-lines =
    One line,
    two lines.

    A paragraph.
kind = { $n ->
    [one] one
   *[other] other
}
found = { $n ->
    [0] No offer
    [one] { $n } offer
   *[other] { $n } offers
} { $way ->
    [web] online
   *[other] everywhere
} for { $name }
reference = See: { question.title }
literal = { "" }A  { "{" }
same = Plein Web
type = { $ref }, { $fn }
# The variable counts as used, though English says it in one way.
welcome = { $gender ->
   *[other] Registered
}
only-attributes =
    .aria-label = Close
