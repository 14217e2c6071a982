### lookup

## Everything that the compiler supports, once.

# Spaces that must not break are written as plain spaces.
hello = Bonjour { $name } !
question = « { -brand } » : c’est quoi ?
    .title = Une « { -brand } » à 100 % ; 3 € !
figures = { $hour } h { $minute }, 8 h, 12 km, 26 300 m, habits
several-lines =
    Une première ligne,
    une deuxième.

    Un paragraphe.
kind = { $n ->
    [one] one
    [many] many
   *[other] other
}
found = { $n ->
    [0] Aucune offre
    [one] { $n } offre
    [many] { $n } d’offres
   *[other] { $n } offres
} { $way ->
    [web] en ligne
    [desk] en agence
   *[other] partout
} pour { $name }
reference = Voir : { question.title }
literal = { "" }Un  { "{" }{ "\u00e9" }{ " :" }
same = Plein Web
# Rust has words like these.
type = { $ref }, { $fn }
welcome = { $gender ->
    [f] Inscrite
    [m] Inscrit
   *[other] Inscription faite
}
only-attributes =
    .aria-label = Fermer
