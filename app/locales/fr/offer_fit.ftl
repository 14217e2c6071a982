### lookup

# Offers that fit a person, why, and how to contest it.

nav = Offres
title = Des offres pour moi
tabs = Mes offres
tab-fit = Pour moi
tab-kept = Gardées
tab-searches = Recherches
from-file = D’après votre inscription : { $occupations }.
from-place = Autour de { $place }, jusqu’à { $km } km.
close-too = { $count ->
    [one] Un métier proche est regardé aussi.
   *[other] { $count } métiers proches sont regardés aussi.
}
how-link = Comment ces offres sont classées
list = Offres classées pour vous
all-offers = Chercher dans toutes les offres
partial = La liste se prépare en ce moment : il manque encore des offres. Revenez dans une minute.
made-by = Liste du { $day }, version { $version } du classement. Les offres changent au fil de la journée.
home-link = Voir des offres pour moi

## Why

why = Pourquoi cette offre
why-asked = C’est un métier que vous cherchez : { $name }
why-close = { $name } : un métier proche de { $asked }
why-other = Ce n’est pas un métier que vous avez indiqué
why-has-must = Demandé, et vous l’avez : { $list }
why-has-nice = Un plus, et vous l’avez : { $list }
why-lacks-must = Demandé, mais absent de votre inscription : { $list }. { $learning }
why-lacks-nice = Un plus, absent de votre inscription : { $list }
why-and-others = { $count ->
    [one] { $list } et { $count } autre
   *[other] { $list } et { $count } autres
}
why-yours = À vous de voir : { $list }
why-nothing-asked = L’offre ne demande aucune compétence précise
why-anywhere = Elle se fait de chez vous : la distance ne compte pas
why-here = À moins d’un km de { $place }
why-near = À { $km } km de { $place } ; vous cherchez jusqu’à { $reach } km
why-far = À { $km } km de { $place }, plus loin que les { $reach } km que vous avez indiqués
why-somewhere = L’offre ne dit pas où précisément
why-hours-yes = { $what } : ce que vous avez demandé
why-hours-no = { $what } : autre chose que ce que vous avez demandé
why-contract-yes = { $what } : un contrat que vous acceptez
why-contract-no = { $what } : un contrat que vous n’avez pas choisi
why-pay-yes = Le salaire atteint celui que vous demandez
why-pay-no = Le salaire est en dessous de celui que vous demandez
why-after = { $count ->
    [one] Une autre personne l’a ouverte ou gardée cette semaine
   *[other] { $count } autres personnes l’ont ouverte ou gardée cette semaine
}
why-tension = Côté employeurs, pour ce métier ({ $area }) : { $words }, d’après l’indicateur Plein Web
fit-learning-at-work = Cela s’apprend en général au travail.
fit-learning-course = Cela s’apprend souvent par une formation courte ou quelques jours en entreprise.
fit-learning-practice = Une langue s’apprend, avec du temps.
fit-learning-exam = Cela se prépare et se passe comme un examen.
fit-learning-diploma = C’est un diplôme : une formation longue, ou la validation de votre expérience (VAE).
fit-learning-experience = C’est de l’expérience : elle ne s’apprend qu’en travaillant.
fit-learning-yours = C’est à vous de le dire.

## In a line

line = { $points } points sur 100 : { $why }
line-asked = un métier que vous cherchez
line-close = un métier proche
line-other = un autre métier
line-skills = { $count ->
    [one] { $has } sur { $count } compétence demandée
   *[other] { $has } sur { $count } compétences demandées
}
line-anywhere = depuis chez vous
why-and-contest = Pourquoi, et corriger
why-aged = Sa source ne l’a pas confirmée depuis plus de { OFFER_OLD() } : le poste est peut-être pris

## Points

points = Le détail du calcul
points-lead = { $total } points sur 100.
points-item = { $part } : { $points } sur { $most }
points-off = { $part } : { $points } de moins, sur { $most } au plus
fit-part-occupation = Métier
fit-part-must = Compétences demandées
fit-part-nice = Compétences qui sont un plus
fit-part-distance = Distance
fit-part-hours = Temps de travail
fit-part-contract = Contrat
fit-part-pay = Salaire
fit-part-freshness = Date de publication
fit-part-crowd = Personnes déjà intéressées
fit-part-aged = Offre que plus personne ne confirme

## Contest

contest = Ce n’est pas juste
contest-what = Qu’est-ce qui n’est pas juste ?
contest-have = Je sais faire, ou j’ai : { $name }
contest-lack = Je ne sais pas faire, ou je n’ai pas : { $name }
contest-distance = La distance que je peux faire
contest-work = Ce n’est pas le travail que je cherche
contest-km = Combien de kilomètres au plus ?
contest-km-hint = Seulement si c’est la distance.
missing-km = Écrivez le nombre de kilomètres.
contest-note = Votre inscription reste comme vous l’avez envoyée. La correction ne compte que pour ces offres, et vous pouvez l’annuler.
contest-send = Corriger
corrected = C’est corrigé. La liste a changé.
undone = La correction est annulée. La liste est comme avant.
undo = Annuler
corrections = Vos corrections
fit-correction-have = Vous savez faire, ou vous avez : { $value }
fit-correction-lack = Vous ne savez pas faire, ou vous n’avez pas : { $value }
fit-correction-distance = Vous cherchez jusqu’à { $value } km
fit-correction-work = Pas ce travail : { $value }

## Kept

keep = Garder cette offre
let-go = Ne plus garder
is-kept = Offre gardée
is-let-go = Offre retirée de celles que vous gardez
kept-title = Mes offres gardées
kept-lead = Elles restent ici jusqu’à ce que vous les retiriez, et { GONE_OFFER_KEPT(as: "words") } après la fin de l’offre.
kept-list = Offres gardées
kept-none = Vous ne gardez aucune offre
kept-none-text = Sur une offre, choisissez « Garder cette offre » pour la retrouver ici.
kept-gone = Cette offre n’est plus en ligne
kept-gone-work = Cette offre n’est plus en ligne : { $name }

## Nothing

unregistered = Inscrivez-vous pour voir des offres choisies pour vous
unregistered-text = Elles sont classées d’après les métiers, les compétences et le lieu que vous indiquez dans votre inscription, une fois que vous l’avez envoyée.
unregistered-go = Aller à mon inscription
no-work = Aucun métier à chercher
no-work-text = Il n’y a pas de métier que nous connaissons dans votre inscription, ou vous les avez tous retirés. Annulez une correction, ou cherchez dans toutes les offres.
none = Aucune offre ne convient en ce moment
none-text = Il n’y en a pas dans vos métiers ni dans les métiers proches, jusqu’à { $km } km. De nouvelles offres arrivent chaque jour.
few = C’est peu. Vous pouvez aussi regarder plus loin : { $km } km au plus pour l’instant.
widen = Chercher jusqu’à { $km } km

## How the ranking works

how-title = Comment les offres sont classées pour vous
how-lead = Cette page dit tout ce qui compte dans « Des offres pour moi », et pour combien. C’est un calcul simple, le même pour tout le monde. Il ne décide de rien : il met des offres en ordre, et toutes les autres restent dans la recherche.
how-counts = Ce qui compte
how-counts-text = Chaque offre reçoit jusqu’à 100 points. Ce qu’une offre ou vous ne dites pas compte pour moitié : personne ne gagne ni ne perd à ne rien dire.
how-column-part = Ce qui compte
how-column-points = Points
how-column-why = Pourquoi
how-minus = { $points } de moins au plus
weight-occupation = D’abord le métier que vous cherchez. Un métier proche en reçoit { $close } %, puis { $step } % de moins à chaque rang, jamais moins de { $least } %.
weight-must = Elles décident souvent si une candidature est lue. Les points suivent la part de ce qui est demandé que vous avez indiquée.
weight-nice = Un petit avantage, trois fois moins qu’une compétence demandée.
weight-distance = Plus c’est près, plus il y a de points. Plus loin que ce que vous avez indiqué ({ $reach } km si vous n’avez rien indiqué), une offre n’est pas montrée, sauf si elle se fait de chez vous. Sans adresse précise, elle n’est montrée que dans votre département.
weight-hours = Le temps plein ou partiel que vous avez demandé. Les autres offres viennent après, elles ne sont pas cachées.
weight-contract = Les contrats que vous acceptez. Les autres viennent après.
weight-pay = Le salaire que vous demandez. Peu de points, car beaucoup d’offres n’en disent rien.
weight-freshness = Une offre récente a plus de chances d’être encore libre. Elle perd la moitié de ces points tous les { $days } jours.
weight-crowd = Pour que tout le monde ne soit pas envoyé vers la même offre. { $people } personnes pour un poste enlèvent la moitié de ces points ; quelqu’un qui garde une offre compte comme { $keeper }. Ce que vous ouvrez et gardez vous-même ne compte pas pour vous.
weight-aged = Sa source ne l’a pas confirmée depuis plus de { OFFER_OLD() }, en jours de Paris : le poste est peut-être pris. C’est un peu plus que ce que les personnes intéressées peuvent enlever : une offre confirmée depuis, qui convient aussi bien, passe toujours devant.
how-data = D’où viennent les informations
how-data-file = De votre inscription : métiers cherchés, contrats, salaire demandé, compétences, langues, permis, commune, distance, temps de travail. Et de vos corrections.
how-data-offer = De l’offre, telle que sa source la donne.
how-data-close = Les métiers proches sont ceux du répertoire ROME.
how-data-market = De nos chiffres du marché : s’il est difficile de trouver quelqu’un pour ce métier près de l’offre. C’est dit, et cela ne compte aucun point.
how-search = Dans la recherche
how-search-text = La recherche n’utilise rien de votre dossier. Elle classe par les mots, puis par la date. Là aussi, une offre que sa source n’a pas confirmée depuis plus de { OFFER_OLD() } passe derrière celles qui répondent aussi bien. Quand toutes les offres trouvées sont anciennes, la page le dit.
how-never = Ce qui n’est jamais utilisé
how-never-text = Votre nom, votre sexe, votre âge, votre nationalité ou votre origine, votre adresse exacte, votre famille, votre santé, votre indemnisation, vos diplômes, ce que vous lisez sur ce site, ni rien qui vienne d’ailleurs. Le classement ne lit pas ces parties de votre dossier.
how-contest = Si ce n’est pas juste
how-contest-text = Sous chaque offre, « Ce n’est pas juste » corrige une compétence, la distance ou le genre de travail. La liste change aussitôt, et vous pouvez annuler. Vous pouvez aussi en parler à votre conseiller, ou nous appeler.
how-learning = Quand il est dit qu’une compétence s’apprend, c’est une indication générale d’après sa nature : parlez-en à votre conseiller.
how-kept = Ce que nous gardons
how-kept-list = Chaque liste qui vous est montrée, avec la version du classement et ce dont elle est faite, pendant { LIST_KEPT(as: "days") } jours : pour pouvoir expliquer après coup pourquoi une offre y était.
how-kept-views = Le nombre de personnes qui ont ouvert une offre, pendant { VIEW_KEPT(as: "days") } jours. Il est compté sans que personne puisse savoir quelles offres vous avez ouvertes.
how-kept-gone = Les offres que vous gardez, jusqu’à { GONE_OFFER_KEPT(as: "days") } jours après leur fin. Vos corrections, jusqu’à ce que vous les annuliez.
how-law = Le règlement européen sur l’intelligence artificielle range ce genre de classement parmi les systèmes à haut risque : il doit être expliqué, noté et contestable. Ce calcul n’apprend rien tout seul.
how-version = Version { $version } du classement.
