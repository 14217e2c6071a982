### lookup

# Offers: the search, an offer's page, reporting.

title = Offres d’emploi
what = Quel métier, quels mots ?
what-hint = Par exemple : boulanger, « travail de nuit »
whereabouts = Où ?
where-hint = Commune, code postal ou région
radius = Autour, jusqu’à
radius-town = Cette commune seulement
radius-km = { $km } km
radius-km-count = { $km } km ({ $count })
search = Chercher
to-results = Aller aux résultats
alert = M’avertir des nouvelles offres
sort = Trier par
sort-pertinence = Pertinence
sort-date = Date
sort-distance = Distance
sort-salaire = Salaire
filters = Filtres
filters-active = Filtres ({ $count })
filters-apply = Voir : { $total }
filters-clear = Enlever tous les filtres
filters-on = Filtres choisis
remove = Enlever : { $what }
group-regions = Région
group-departments = Département
group-contract = Contrat
group-hours = Temps de travail
group-experience = Expérience
group-remote = Télétravail
group-size = Taille de l’employeur
group-pay = Salaire brut, au moins
group-age = Publiée depuis
group-domain = Domaine
group-occupation = Métier
group-other = Autre
any = Peu importe
choice-count = { $what } ({ $count })

total = { $count ->
    [0] Aucune offre
    [one] Une offre
   *[other] { $count } offres
}
total-around = { $total } autour de { $place }
total-in = { $total } : { $place }
list = Offres trouvées
more = Voir plus d’offres
more-wait = La suite arrive…
more-failed = La suite n’est pas arrivée. Vérifiez votre réseau, puis réessayez.
more-shown = { $shown ->
    [one] Une offre affichée sur { $total }
   *[other] { $shown } offres affichées sur { $total }
}
more-said = { $count ->
    [one] Une offre de plus
   *[other] { $count } offres de plus
}
feed = Suivre par flux Atom
beginning = Revenir au début de la liste
corrected = Résultats pour « { $used } ».
exactly = Chercher « { $typed } » exactement
as-typed = Les mots « { $typed } » sont cherchés tels quels.
correct-again = Corriger les fautes de frappe
read-words = Nous cherchons « { $words } ».
read-both = Nous cherchons « { $words } », avec : { $filters }.
read-filters = Voici les offres avec : { $filters }.
read-nothing = Voici toutes les offres : ajoutez un métier, un mot ou un lieu.
read-diploma = Les annonces ne disent pas toutes si un diplôme est demandé : voici celles où un débutant est accepté. Lisez ce qui est exigé.
some-words = Aucune offre ne contient tous ces mots. Voici celles qui en contiennent une partie.
tail = Offres pour « { $kept } » sans « { $without } »
tail-only = Aucune offre ne contient tous ces mots. Plus bas, celles qui en contiennent une partie.
no-words = « { $typed } » ne suffit pas pour chercher : il faut au moins un mot. Voici les offres sans en tenir compte.
ignored = Nous n’avons pas compris une partie de l’adresse, et l’avons laissée de côté : { $what }.
place-unknown = Nous ne connaissons pas le lieu « { $place } ». La recherche porte sur toute la France.
other-places = Vous vouliez dire :
place-corrected = « { $typed } » n’est pas dans nos listes. Voici les offres pour { $place }.
place-exactly = Chercher le lieu « { $typed } » tel quel
place-unknown-choose = Nous ne connaissons pas le lieu « { $place } ». Choisissez-en un ci-dessous ; en attendant, la recherche porte sur toute la France.
elsewhere-abroad = « { $name } » est à l’étranger ({ $country }).
elsewhere-namesake = « { $name } » est aussi le nom d’un lieu à l’étranger ({ $country }).
elsewhere-namesake-area = « { $name } » est aussi le nom d’un territoire en France.
elsewhere-country = « { $name } » est un autre pays.
elsewhere-old-region = « { $name } » est une ancienne région.
elsewhere-region = « { $name } » est un territoire sans limites officielles.
elsewhere-island = « { $name } » est une île ou une presqu’île, pas une commune.
elsewhere-inside = La recherche porte sur les départements qui en font partie. Vous pouvez en choisir un :
elsewhere-near = Choisissez un lieu proche. En attendant, la recherche porte sur toute la France.
elsewhere-also = Des lieux proches, en France :
elsewhere-all = La recherche porte sur toute la France.
country-ch = Suisse
country-be = Belgique
country-lu = Luxembourg
country-de = Allemagne
country-it = Italie
country-mc = Monaco
country-ad = Andorre
country-es = Espagne
country-gb = Royaume-Uni
country-ie = Irlande
country-nl = Pays-Bas
country-pt = Portugal
country-at = Autriche
country-cz = Tchéquie
country-pl = Pologne
country-hu = Hongrie
country-ro = Roumanie
country-gr = Grèce
country-dk = Danemark
country-se = Suède
country-no = Norvège
country-fi = Finlande
country-ca = Canada
country-us = États-Unis
country-ma = Maroc
country-dz = Algérie
country-tn = Tunisie
country-sn = Sénégal
country-ci = Côte d’Ivoire
country-ae = Émirats arabes unis
country-jp = Japon
country-cn = Chine
country-au = Australie
country-mt = Malte
country-ru = Russie
country-ua = Ukraine
country-tr = Turquie
country-br = Brésil
country-sr = Suriname
country-sx = Sint Maarten
country-mu = Maurice
country-mg = Madagascar
country-km = Comores
partial = La liste se prépare en ce moment : il manque encore des offres. Réessayez dans une minute.
related = Métiers proches qui recrutent ici
related-item = { $label } ({ $count })
none-title = Aucune offre ne correspond
none-text = Voici ce que vous pouvez changer :
none-nothing = Essayez avec moins de mots, ou un autre nom de métier.
relax-filter = Sans « { $what } » : { $total }
relax-all = Sans aucun filtre : { $total }
relax-radius = Jusqu’à { $km } km : { $total }
relax-words = Sans vos mots, avec les filtres : { $total }
relax-place = Partout en France : { $total }
published-today = Publiée aujourd’hui
published-yesterday = Publiée hier
published-ago = Publiée il y a { $days } jours
confirmed-today = confirmée aujourd’hui
confirmed-yesterday = confirmée hier
confirmed-ago = confirmée il y a { $days } jours
old = Pas confirmée par sa source depuis plus de { OFFER_OLD() } : le poste est peut-être pris.
all-old = Ces offres sont toutes anciennes : leur source n’en a confirmé aucune depuis { OFFER_OLD() }. Avant de postuler, demandez si le poste est encore libre.
km = à { $km } km
km-here = à moins d’un km
km-from = à { $km } km de { $place }
source = Source : { $name }
places-more = { $count ->
    [one] { $place } et un autre lieu
   *[other] { $place } et { $count } autres lieux
}
copies = { $count ->
    [one] Publiée aussi dans une autre annonce
   *[other] Publiée aussi dans { $count } autres annonces
}
employer-unknown = Employeur non précisé
pay-unsaid = salaire non précisé
pay-range = De { $from } à { $to } € brut par mois, soit de { $low } à { $high } € par an
pay-one = { $month } € brut par mois, soit { $year } € par an
pay-short = De { $from } à { $to } € brut par mois
pay-computed = { $pay } (calculé pour un temps plein)
pay-converted = { $pay } (temps partiel converti : calculé pour un temps plein)
pay-guessed = { $pay } (estimation, pour un temps plein)
pay-floor = { $month } € par mois ({ $year } € par an)
age-days = { $days ->
    [one] 24 heures
   *[other] { $days } jours
}
accessible = Ouverte aux travailleurs handicapés
night-work = Travail de nuit

offer-contract-permanent = CDI
offer-contract-fixed-term = CDD
offer-contract-temporary = Intérim
offer-contract-permanent-temporary = CDI intérimaire
offer-contract-seasonal = Saisonnier
offer-contract-integration = Insertion
offer-contract-apprenticeship = Apprentissage
offer-contract-professionalisation = Professionnalisation
offer-contract-internship = Stage
offer-contract-self-employed = Indépendant
offer-contract-other = Autre contrat
offer-hours-full = Temps plein
offer-hours-part = Temps partiel
offer-experience-none = Débutant accepté
offer-experience-wished = Expérience souhaitée
offer-experience-required = Expérience exigée
offer-remote-no = Sur place
offer-remote-partial = Télétravail en partie
offer-remote-full = Télétravail complet
offer-size-micro = Moins de 10 personnes
offer-size-small = De 10 à 49
offer-size-medium = De 50 à 249
offer-size-large = 250 et plus
offer-report-discrimination = Elle discrimine (âge, sexe, origine, santé…)
offer-report-fake = L’emploi n’existe pas
offer-report-asks-for-money = On demande de l’argent
offer-report-misleading = Elle trompe sur le travail ou le salaire
offer-report-misread = Le salaire ou le lieu affiché ici est faux
offer-report-already-filled = Le poste est déjà pris
domain-a = Agriculture, espaces verts, animaux
domain-b = Arts et artisanat d’art
domain-c = Banque, assurance, immobilier
domain-d = Commerce et vente
domain-e = Communication et médias
domain-f = Bâtiment et travaux publics
domain-g = Hôtellerie, restauration, loisirs
domain-h = Industrie
domain-i = Installation et maintenance
domain-j = Santé
domain-k = Services à la personne et à la collectivité
domain-l = Spectacle
domain-m = Bureau, informatique, gestion
domain-n = Transport et logistique

back = Retour aux offres
facts = En bref
place = Lieu
contract = Contrat
hours = Temps de travail
experience = Expérience
pay = Salaire
pay-wrong = Ce calcul est faux ? Dites-le-nous
place-wrong = Ce lieu est faux ? Dites-le-nous
place-computed = distance calculée
pay-said = Dans l’annonce : { $text }
occupation = Métier
employer = Employeur
about-employer = L’employeur
description = Le poste
must = Ce qui est exigé
nice = Ce qui est un plus
apply = Postuler
apply-at = Postuler chez { $name }
apply-mail = Postuler par e-mail
apply-phone = Appeler pour postuler
apply-none = La source de cette offre ne dit pas comment postuler. Cherchez le site ou le téléphone de l’employeur, ou appelez-nous.
by-mail = Par e-mail :
by-phone = Par téléphone :
by-letter = Par courrier :
at-source = Voir l’annonce chez { $name }
from-source = Source : { $name }. Mise à jour le { $day }
deadline = Répondre avant le
posts = Nombre de postes
sector = Secteur
qualification = Qualification
from-partner = Transmise par { $partner }
source-checked = Encore en ligne chez { $name } le { $day }
similar = Offres semblables
similar-lead = Le même métier ou un métier proche, à { SIMILAR_WITHIN() } km au plus de cette offre, les plus près d’abord.
similar-few = { $count ->
    [0] Il n’y en a pas en ce moment à moins de { SIMILAR_WITHIN() } km.
    [one] Nous n’en avons trouvé qu’une.
   *[other] Nous n’en avons trouvé que { $count }.
}
similar-unsaid = Le métier ou le lieu de cette offre n’est pas assez précis pour en trouver de semblables.
also-published = Aussi publiée par
still-published = Encore publiée par
newest = Les offres les plus récentes
share = Partager cette offre
share-sheet = Partager
share-copy = Copier le lien
share-copied = Le lien est copié.
share-not-copied = Votre navigateur n’a pas permis la copie. Vous pouvez copier l’adresse à la main.
share-mail = Par e-mail
share-whatsapp = WhatsApp
share-facebook = Facebook
share-linkedin = LinkedIn
share-note = Ces liens ouvrent le site choisi ; rien n’y est envoyé avant que vous ne cliquiez.
share-address = Adresse de l’offre
market-link = Voir le marché du travail pour ce métier ici
report-link = Signaler cette offre
gone-title = Cette offre n’est plus en ligne
gone-text = Elle a été retirée ou pourvue.
unknown-title = Cette offre n’existe pas
unknown-text = L’adresse est peut-être incomplète. Voici les offres les plus récentes.
report-title = Signaler une offre
report-lead = Dites-nous ce qui ne va pas. Un agent regarde l’offre et décide. L’employeur ne sait pas qui a signalé.
report-reason = Que se passe-t-il ?
report-words = Ce que vous avez vu
report-email = Votre adresse e-mail, pour recevoir une réponse
report-send = Envoyer mon signalement
reported-title = Votre signalement est bien reçu
reported-text = Merci. Un agent va regarder cette offre. Si vous avez laissé une adresse, vous aurez une réponse.
reported-back = Revenir à l’offre
