//! What people say, folded; phrases are parted by bars.

use crate::columns::Filter;
use crate::words::{Contract, ExperienceNeed, Hours, Remote};

const PERMANENT: Filter = Filter::Contract(Contract::Permanent);
const FIXED_TERM: Filter = Filter::Contract(Contract::FixedTerm);
const TEMPORARY: Filter = Filter::Contract(Contract::Temporary);
const PERMANENT_TEMPORARY: Filter = Filter::Contract(Contract::PermanentTemporary);
const SEASONAL: Filter = Filter::Contract(Contract::Seasonal);
const INTEGRATION: Filter = Filter::Contract(Contract::Integration);
const APPRENTICESHIP: Filter = Filter::Contract(Contract::Apprenticeship);
const PROFESSIONALISATION: Filter = Filter::Contract(Contract::Professionalisation);
const INTERNSHIP: Filter = Filter::Contract(Contract::Internship);
const SELF_EMPLOYED: Filter = Filter::Contract(Contract::SelfEmployed);
const FULL: Filter = Filter::Hours(Hours::Full);
const PART: Filter = Filter::Hours(Hours::Part);
const BEGINNER: Filter = Filter::Experience(ExperienceNeed::None);
const FULL_REMOTE: Filter = Filter::Remote(Remote::Full);
const PARTLY_REMOTE: Filter = Filter::Remote(Remote::Partial);

/// What is a filter, and which.
pub const FILTERS: &[(&str, &[Filter])] = &[
    (
        "cdi|contrat cdi|duree indeterminee|contrat a duree indeterminee|permanent contract",
        &[PERMANENT],
    ),
    (
        "cdd|contrat cdd|duree determinee|contrat a duree determinee|fixed term",
        &[FIXED_TERM],
    ),
    (
        "interim|interimaire|travail temporaire|mission interim|missions interim|\
         mission d interim|missions d interim|contrat interim",
        &[TEMPORARY],
    ),
    ("cdi interim|cdi interimaire|cdii", &[PERMANENT_TEMPORARY]),
    (
        "saisonnier|saisonniere|saisonniers|saisonnieres|contrat saisonnier|travail saisonnier|\
         emploi saisonnier|job saisonnier|boulot saisonnier|seasonal",
        &[SEASONAL],
    ),
    (
        "contrat d insertion|contrat insertion|chantier d insertion",
        &[INTEGRATION],
    ),
    (
        "alternance|alternant|alternante|contrat en alternance",
        &[APPRENTICESHIP, PROFESSIONALISATION],
    ),
    (
        "apprentissage|apprenti|apprentie|contrat d apprentissage|apprenticeship",
        &[APPRENTICESHIP],
    ),
    (
        "contrat pro|contrat de professionnalisation|professionnalisation",
        &[PROFESSIONALISATION],
    ),
    ("stage|stagiaire|internship", &[INTERNSHIP]),
    (
        "freelance|free lance|auto entrepreneur|auto entrepreneuse|autoentrepreneur|\
         micro entrepreneur|independant|independante|a mon compte",
        &[SELF_EMPLOYED],
    ),
    (
        "temps plein|plein temps|temps complet|35h|35 h|35 heures|full time",
        &[FULL],
    ),
    (
        "temps partiel|mi temps|mitemps|petit temps|temps partiels|quelques heures|\
         quelques heures par semaine|part time",
        &[PART],
    ),
    (
        "debutant|debutante|debutants|debutant accepte|debutante acceptee|debutants acceptes|\
         sans experience|sans aucune experience|pas d experience|je n ai pas d experience|\
         j ai pas d experience|aucune experience|\
         jamais travaille|premier emploi|premier job|premiere experience|no experience|\
         without experience",
        &[BEGINNER],
    ),
    (
        "teletravail|travail a distance|travailler a distance|a distance|travail a domicile|\
         travailler a domicile|emploi a domicile|travail a la maison|travailler a la maison|\
         travailler de chez moi|travailler chez moi|de chez moi|depuis chez moi|\
         depuis la maison|home office|remote",
        &[PARTLY_REMOTE, FULL_REMOTE],
    ),
    (
        "teletravail complet|teletravail total|100 teletravail|full remote|fully remote",
        &[FULL_REMOTE],
    ),
    ("teletravail partiel", &[PARTLY_REMOTE]),
    (
        "de nuit|la nuit|les nuits|nuit|nuits|travail de nuit|travail la nuit|\
         travailler de nuit|travailler la nuit|horaire de nuit|horaires de nuit|\
         equipe de nuit|poste de nuit|postes de nuit|night shift|night work",
        &[Filter::NightWork],
    ),
    (
        "rqth|travailleur handicape|travailleuse handicapee|travailleurs handicapes|\
         je suis handicape|je suis handicapee|handicape|handicapee",
        &[Filter::Accessible],
    ),
];

/// No filter says that no diploma is asked; what is said of beginners comes nearest,
/// and the page says so.
pub const DIPLOMA: (&str, &[Filter]) = (
    "sans diplome|sans diplomes|sans aucun diplome|pas de diplome|je n ai pas de diplome|j ai pas de diplome|\
     je n ai pas le bac|j ai pas le bac|aucun diplome|je n ai aucun diplome|non diplome|\
     sans qualification|sans le bac|sans bac|sans etudes|no diploma|without a diploma",
    &[BEGINNER],
);

/// What asks for nothing, wherever it stands.
pub const FILLERS: &str = "bonjour|bonsoir|salut|hello|svp|stp|s il vous plait|s il te plait|merci|\
    boulot|boulots|petit boulot|petits boulots|taf|je cherche|je recherche|je veux|je voudrais|\
    je souhaite|je souhaiterais|j aimerais|j ai besoin|j ai envie|\
    je suis a la recherche|a la recherche|urgent|rapidement|au plus vite|tout de suite|de suite|\
    si possible|en ce moment|pres de chez moi|proche de chez moi|a cote de chez moi|\
    pas loin de chez moi|autour de chez moi|dans mon secteur|dans ma ville|offre d emploi|\
    offres d emploi|i am looking|i m looking|looking for|i want|i need";

/// The same, where nothing stands before it but the like.
pub const FRONT: &str = "cherche|chercher|trouver|trouve|recherche un|recherche une|recherche du|\
    recherche des|recherche emploi|recherche travail|recherche poste|recherche job|\
    recherche boulot|recherche taf|job|jobs|emploi|emplois|travail|poste|postes|offre|offres|\
    annonce|annonces|place|un truc|quelque chose";

/// Whoever works …
pub const WORK: &str = "travailler|bosser|taffer|work";
/// … there or as that.
pub const WORK_IN: &str = "dans un|dans une|dans le|dans la|dans l|en|comme|chez|pour|in|as";

/// What is a word to look for though a part of it is above.
pub const KEPT: &str = "boite de nuit|boites de nuit|veilleur de nuit|veilleuse de nuit|\
    surveillant de nuit|surveillante de nuit|auditeur de nuit|auditrice de nuit|night auditor|\
    maitre de stage|vente a distance|vendeur a distance|conseiller a distance|\
    conseillere a distance|formation a distance|agence d interim|agence interim|\
    agence de travail temporaire|travail social|travail du bois|travail du cuir|travail du metal|\
    travail des metaux|travail du verre|travail en hauteur|travail a la chaine|job coach|\
    job dating|job d ete|jobs d ete|poste a souder|poste source|poste de garde|\
    poste de secours|poste de police|poste d aiguillage|place de marche|emploi franc|\
    emplois francs|emploi store|employe a domicile|employee a domicile";

/// What hangs in the air where nothing follows or stands before it.
pub const LINKS: &str = "a|an|au|aux|as|avec|chez|comme|d|dans|de|des|du|en|et|for|in|l|la|le|les|\
    ou|par|pour|que|qui|sur|the|tant|un|une|mon|ma";
