//! Sentences that offers are made of.

pub const NAMES: [&str; 64] = [
    "Valmont",
    "Beaurivage",
    "Rochebrune",
    "Clairval",
    "Montclar",
    "Bellerive",
    "Fontanel",
    "Chantemerle",
    "Grandpré",
    "Longueval",
    "Sauvagnac",
    "Tournebride",
    "Peyrolle",
    "Castelnau",
    "Vauclair",
    "Hauterive",
    "Malaval",
    "Combelle",
    "Prébois",
    "Marsalès",
    "Aubrac",
    "Brévent",
    "Cévenol",
    "Dordal",
    "Estérac",
    "Faugère",
    "Garrigue",
    "Hestia",
    "Isandre",
    "Jouvence",
    "Kerlann",
    "Lauzière",
    "Merisier",
    "Noisetier",
    "Olivier",
    "Peuplier",
    "Quercy",
    "Romarin",
    "Sarment",
    "Tilleul",
    "Ursule",
    "Verdier",
    "Andarel",
    "Borderie",
    "Cadorel",
    "Destrem",
    "Escalier",
    "Ferrandon",
    "Gimel",
    "Hameau",
    "Armoise",
    "Bruyère",
    "Capucine",
    "Églantine",
    "Genêt",
    "Lavandin",
    "Myrtille",
    "Nigelle",
    "Pivoine",
    "Réséda",
    "Sureau",
    "Trèfle",
    "Véronique",
    "Zéphyr",
];

pub const INTROS: [&str; 12] = [
    "{e} recherche {t} pour renforcer son équipe {p}.",
    "Vous aimez le travail bien fait et l’esprit d’équipe ? {e} vous accueille {p} comme {t}.",
    "Dans le cadre de son développement, {e} recrute {t} {p}.",
    "Suite à un départ à la retraite, {e} cherche {t} {p}.",
    "Entreprise familiale depuis trois générations, {e} recrute {t} {p}.",
    "{e}, {n} personnes, ouvre un poste {p} : {t}.",
    "Nous cherchons {t} {p}. Prise de poste dès que possible.",
    "Pour faire face à un surcroît d’activité, {e} a besoin de renfort {p} : {t}.",
    "Rejoignez une équipe de {n} personnes {p}. {e} vous forme à ses méthodes. Poste proposé : {t}.",
    "{e} s’agrandit {p} et vous propose un poste : {t}.",
    "Poste à pourvoir {p} chez {e} : {t}.",
    "À deux pas des transports, {e} recherche {p} {t}.",
];

pub const MISSIONS: [&str; 6] = [
    "Vos missions",
    "Ce que vous ferez",
    "Au quotidien",
    "Vos tâches",
    "Le poste",
    "Votre rôle",
];

pub const PROFILES_BEGINNER: [&str; 5] = [
    "Débutant accepté : nous vous formons sur place.",
    "L’envie d’apprendre compte plus que le diplôme.",
    "Premier emploi bienvenu, un tuteur vous accompagne.",
    "Aucune expérience n’est demandée, la motivation oui.",
    "Vous débutez ? Une période d’intégration de deux semaines est prévue.",
];

pub const PROFILES: [&str; 6] = [
    "Vous avez au moins {x} d’expérience sur un poste comparable.",
    "Une expérience de {x} est nécessaire pour être à l’aise rapidement.",
    "Votre expérience ({x} minimum) vous rend autonome.",
    "{x} d’expérience souhaités, mais un bon profil plus jeune nous intéresse.",
    "Vous connaissez le métier : {x} d’expérience au moins.",
    "Nous cherchons quelqu’un qui a déjà {x} de pratique.",
];

pub const QUALITIES: [&str; 10] = [
    "Faire preuve de rigueur et de précision",
    "Travailler en équipe",
    "Faire preuve d’autonomie",
    "S’adapter aux changements",
    "Avoir le sens du service",
    "Organiser son travail selon les priorités",
    "Être à l’écoute",
    "Faire preuve de réactivité",
    "Prendre des initiatives",
    "Garder son calme",
];

pub const HOURS_FULL: [&str; 7] = [
    "35H/semaine Travail en journée",
    "35H Travail en journée",
    "39H/semaine Travail en journée",
    "35H/semaine Travail en horaires décalés",
    "37H30 Travail en journée",
    "35H/semaine Travail le samedi",
    "35H/semaine Travail posté (2x8, 3x8)",
];

pub const HOURS_PART: [(&str, u16); 6] = [
    ("Temps partiel - 20H/semaine", 1200),
    ("Temps partiel - 24H/semaine", 1440),
    ("Temps partiel - 28H/semaine", 1680),
    ("Temps partiel - 30H/semaine", 1800),
    ("Temps partiel - 15H/semaine", 900),
    ("Temps partiel - 17H30/semaine", 1050),
];

pub const EXTRAS: [&str; 9] = [
    "Primes",
    "Chèque repas",
    "Mutuelle",
    "Véhicule",
    "Restauration",
    "13e mois",
    "Intéressement",
    "CSE",
    "Indemnité transports",
];

pub const CLOSINGS: [&str; 8] = [
    "Le poste est ouvert à toutes et à tous.",
    "Réponse assurée sous dix jours.",
    "Un échange par téléphone, puis une rencontre sur place.",
    "Nous répondons à chaque candidature.",
    "Parking sur place et vestiaires.",
    "Horaires communiqués deux semaines à l’avance.",
    "Deux jours de repos consécutifs.",
    "Formation interne assurée la première semaine.",
];

pub const REMOTE: [&str; 3] = [
    "Télétravail possible un jour par semaine après l’intégration.",
    "Télétravail deux jours par semaine.",
    "Poste en télétravail complet, avec une rencontre d’équipe chaque trimestre.",
];

pub const NO_PAY: [&str; 4] = [
    "Selon profil",
    "À négocier",
    "Selon expérience",
    "Selon convention collective",
];
