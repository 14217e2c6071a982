# The labour market: figures of a kind of work in a place, two of them side by
# side, and how they are computed.

title = Le marché du travail
lead = Combien d’offres, où, pour qui, à quel salaire. Sans compte, avec les chiffres du moment.

## The question.

form-label = Choisir un métier et un lieu
occupation = Métier
occupation-hint = Avec vos mots : boulanger, aide à domicile…
domain = Ou tout un domaine
place = Lieu
place-hint = Une commune ou un code postal. Sans lieu, toute la France.
radius = Distance
radius-here = La commune seule
radius-km = { $km } km autour
level = Étendue
show = Voir le marché
which-occupation = Vous vouliez dire un autre métier ?
which-place = Vous vouliez dire un autre lieu ?

compare-summary = Comparer avec un autre métier ou un autre lieu
compare-occupation = Autre métier
compare-place = Autre lieu
compare-show = Comparer
compare-title = Deux marchés côte à côte
compare-stop = Ne plus comparer
compare-absent = Un tiret : ce chiffre n’est pas donné ici, parce qu’il est trop petit ou n’est pas parmi les premiers.
compare-trend = { $percent } % ({ $word })
compare-score = { $score } ({ $word })

## The answer.

all-occupations = Tous les métiers
around = { $km } km autour de { $place }
only = { $place }
zone = bassin d’emploi { $area }
country = toute la France
scope = { $what }, { $place }

open = { $count ->
    [one] offre ouverte
   *[other] offres ouvertes
}
new-week = nouvelles en { NEW_WEEK() }
new-month = nouvelles en { NEW_MONTH() }
seekers-count = personnes inscrites qui cherchent ce travail (par bassin d’emploi au moins)
seekers-where = personnes inscrites qui cherchent ce travail, { $area }
employers-count = employeurs qui recrutent
few = moins de { HIDDEN_BELOW() }
updated-on = Mis à jour le { $day } à { $time }
csv = Télécharger les chiffres (CSV)

trend-title = Nouvelles offres sur { MARKET_MONTHS() }
trend-words = Sur les { TREND_MONTHS(as: "number-in-words") } derniers mois, le nombre de nouvelles offres est { $direction } : { $percent } % par rapport aux { TREND_MONTHS(as: "words") } d’avant.
trend-csv = Nouvelles offres des { TREND_MONTHS(as: "number-in-words") } derniers mois par rapport aux { TREND_MONTHS(as: "number-in-words") } d’avant, en %
trend-unknown = Trop peu d’offres pour dire une tendance.
months-title = Offres par mois
month = Mois
month-new = Nouvelles
month-ended = Terminées
month-running = { $month } (en cours)
month-partial = { $month } (en partie)
months-few = Trop peu de mois pour dessiner une courbe. Nouvelles offres : { $months }.
months-item = { $new } en { $month }
months-nothing = Chaque mois compte moins de { HIDDEN_BELOW() } offres ici.

pay-title = Salaire brut, à temps plein
pay-words = La moitié des offres proposent plus de { $medianmonth } € par mois, soit { $median } € par an. Un quart proposent moins de { $lowmonth } € par mois ({ $low } € par an), un quart plus de { $highmonth } € par mois ({ $high } € par an).
pay-both = { $month } € par mois, soit { $year } € par an
pay-drawn = { $month } € par mois
pay-by-month = par mois
pay-by-year = par an
pay-count = { $count ->
    [one] Calculé sur une offre qui dit son salaire.
   *[other] Calculé sur { $count } offres qui disent leur salaire.
}
pay-unknown = Moins de { HIDDEN_BELOW() } offres disent un salaire qui se compare : nous ne donnons pas de chiffre.
pay-measure = Mesure
pay-month = Par mois
pay-amount = Par an
pay-low = Un quart gagne moins
pay-median = Milieu
pay-high = Un quart gagne plus
euros = { $amount } €

contracts-title = Contrats
contract = Contrat
experience-title = Expérience
experience = Expérience demandée
skills-title = Compétences les plus demandées
skill = Compétence
employers-title = Employeurs qui recrutent le plus
employer = Employeur
offers = Offres
hidden-kinds = { $count ->
    [one] Un autre cas n’est pas montré : moins de { HIDDEN_BELOW() } offres.
   *[other] { $count } autres cas ne sont pas montrés : trop peu d’offres.
}

tension-title = Indicateur de tension Plein Web
tension-score = { $score } sur 100
tension-seekers = Offres par rapport aux personnes inscrites
tension-lasting = Offres qui restent ouvertes longtemps
tension-exits = Offres qui ne trouvent pas
tension-part = Élément
tension-value = Sur 100
tension-unknown = Trop peu d’offres pour calculer l’indicateur ici.
tension-not-official = C’est notre propre calcul, pas l’indicateur officiel.
tension-how = Comment il est calculé
not-known = pas assez de données

official-title = Statistiques officielles
official-source = Source : { $source }, année { $year }. Importé le { $day }.
official-about = { $occupation }, { $area }
official-column = Chiffre
official-value = Valeur

## A glance, on the front page.

glance = En ce moment : { $place }
glance-all = Voir le marché du travail
glance-pay = brut par mois, soit { $year } € par an : la moitié des offres paient plus

## States.

empty-title = Trop peu d’offres pour donner des chiffres
empty-text = Il y a moins de { HIDDEN_BELOW() } offres pour ce travail à cet endroit. Voici où il y en a assez :
wider-lead = Ici, il y a moins de { HIDDEN_BELOW() } offres ouvertes. Voici où il y en a assez :
empty-nowhere = Il y a moins de { HIDDEN_BELOW() } offres pour ce travail, même dans toute la France. Essayez un autre métier, ou tout un domaine.
wider = { $count ->
    [one] Une offre : { $area }
   *[other] { $total } offres : { $area }
}
counting-title = Les chiffres arrivent
counting-text = Nous recomptons les offres. Cela prend quelques secondes : rechargez la page.
unknown-title = Nous n’avons pas trouvé
unknown-occupation = Aucun métier ne correspond à « { $words } ». Essayez un mot plus simple.
unknown-place = Aucun lieu ne correspond à « { $words } ». Essayez un code postal.
invite-title = Choisissez un métier, un lieu, ou les deux
invite-text = Voici pour commencer la France entière, tous métiers.

## How it is computed.

how-title = Comment c’est calculé
how-offers = Nous comptons les offres publiées ici. Une offre compte dans la commune où est le travail ; sans commune précise, elle compte dans le département ou dans la France entière.
how-hidden = Un nombre inférieur à { HIDDEN_BELOW() } n’est jamais montré. Si ce qui est caché d’un tableau n’était qu’un seul détail, ou faisait moins de { HIDDEN_BELOW() } en tout, nous cachons aussi le détail suivant : ainsi le total ne le trahit pas.
how-people = Les personnes inscrites sont comptées au moins par bassin d’emploi, et arrondies à { PEOPLE_STEP() }. Les offres sont comptées à part, elles ne sont pas arrondies.
how-pay = Le salaire est le milieu de la fourchette que dit l’offre, ramené à une année à temps plein. Les salaires devinés, sous le minimum légal ou hors des bornes ne comptent pas. Les quartiles sont exacts à 1,3 % près, puis arrondis à { PAY_ROUNDED_TO() } €. Par mois, c’est le douzième.
how-trend = La tendance compare les { TREND_MONTHS(as: "number-in-words") } derniers mois entiers aux { TREND_MONTHS(as: "number-in-words") } d’avant. Moins de { STEADY_BELOW() } % d’écart : stable. Les mois en cours, ou dont nous ne connaissons qu’une partie, ne comptent pas et ne sont pas dessinés.
how-tension = L’indicateur de tension Plein Web est la moyenne de deux ou trois éléments, chacun de 0 à 100 :
how-tension-seekers = 50 + 25 × log2(offres ouvertes ÷ personnes inscrites). Autant d’offres que de personnes : 50. Quatre offres par personne : 100. Il n’est pas calculé autour d’une commune, parce que les personnes y sont comptées plus largement que les offres.
how-tension-lasting = parmi les offres publiées il y a { LASTING_FROM(as: "days") } à { LASTING_UPTO() }, la part qui est encore ouverte, multipliée par deux.
how-tension-exits = 100 × (1 − offres terminées en { LASTING_UPTO() } ÷ (terminées + ouvertes)).
how-tension-levels = Sous { TENSION_MODERATE() }, il est facile de trouver quelqu’un ; sous { TENSION_HIGH() }, c’est plutôt équilibré ; dès { TENSION_HIGH() }, c’est difficile ; dès { TENSION_VERY_HIGH() }, très difficile.
how-tension-limits = Il ne connaît que les offres et les personnes d’ici : il peut différer des statistiques officielles.

## The file.

csv-what = Marché
csv-figure = Chiffre
csv-detail = Détail
csv-value = Valeur
csv-name = marche-du-travail
