//! Work at night: what says so, what does not, and offers that were stored before
//! anyone read it.

use super::{changes, import, line, open};
use crate::columns::night::night_work;
use pleinweb_kernel::DAY_MS;
use pleinweb_platform::on;
use pleinweb_platform::testing::on_both;
use pleinweb_platform::{begin_as_system, finish};

const YES: &[&str] = &[
    "Travail de nuit.",
    "Poste de nuit, du lundi au vendredi.",
    "Vous rejoignez une équipe de nuit.",
    "Horaires de nuit : 21h - 5h.",
    "Vous travaillerez de nuit de 2h à 10h.",
    "Vous interviendrez principalement de Nuit.",
    "travail de nuits et week-end",
    "Horaires 2x8 (5h-13h / 13h-21h) ou nuit",
    "un poste en 2x8, un poste en nuit",
    "Horaires : Nuit (21h - 5h)",
    "Travail de jour comme de nuit.",
    "possibilité de travail de jour, de nuit et les week-ends",
    "Rotation de journée et de nuit",
    "Nous cherchons un veilleur(se) de nuit.",
    "Agent de nuit dans un EHPAD.",
    "Aide-soignant(e) de nuit en clinique",
    "Réceptionniste de nuit",
    "Vous travaillez la nuit et le week-end.",
    "Vous n’avez pas peur du travail de nuit ? Horaires de nuit.",
    "N’hésitez pas : travail de nuit possible.",
    "Pas de souci de transport : équipe de nuit avec navette.",
    "Night shift, 10 pm to 6 am.",
    "Arbetet innebär nattarbete.",
    "Travail en missions d’intérim (jour et nuit)",
    "Travail journée - nuit et week-end occasionnels",
    "horaires d’équipe 2*8 ou 3*8 (matin, après-midi ou nuit)",
    "Statut non cadre, travail de nuit",
    "Sans diplôme, horaires de nuit",
    "Pas besoin d’expérience : travail de nuit",
    "Pas de poste à Paris mais une équipe de nuit à Lyon",
    "Vous n’avez pas besoin d’expérience pour ce poste de nuit",
    "Il n’y a pas que du travail de nuit",
    "Travail de nuit possible, pas de week-end",
];

const NO: &[&str] = &[
    "Pas de travail de nuit.",
    "Sans travail de nuit ni week-end.",
    "pas de nuit",
    "Ni nuit ni week-end.",
    "Hors nuit et jours fériés.",
    "Jour uniquement.",
    "Aucun travail de nuit",
    "Poste de jour, pas d’horaires de nuit.",
    "Vous ne travaillez pas la nuit.",
    "Vous ne travaillez ni le dimanche ni la nuit.",
    "Pas de travail le week-end ou de nuit.",
    "Travail de nuit : non",
    "Horaires de jour, jamais de nuit.",
    "Nous cherchons un barman pour une boîte de nuit.",
    "Agent de sécurité en boîte de nuit",
    "6 000 nuitées par an",
    "Primes de nuitée",
    "Prime de nuit et panier.",
    "Majoration de nuit à 10 %",
    "Forfaits garde de nuit attractifs",
    "Astreintes nuit et week-end",
    "Nos distributeurs s’offrent jour et nuit.",
    "Agences à Dijon et Nuits-Saint-Georges",
    "Un avantage pour des nuits parfaites",
    "Gaming nights",
    "Vous vendez des crèmes de nuit.",
    "No night shifts.",
    "Inget nattarbete.",
    "Horaires en 3x8, primes diverses (panier, équipe, nuit)",
    "Astreintes (nuit et week-end, 1 semaine sur 5)",
    "Vous n’avez pas peur du travail de nuit",
    "pas d’équipe de nuit",
    "aucune garde de nuit",
    "jamais de garde de nuit",
    "Ce poste ne comporte pas de travail de nuit ni de dimanche.",
    "Pas de travail les week-ends, les jours fériés ni la nuit.",
    "Nous ne travaillons pas de nuit.",
    "Pas de poste de nuit",
    "Poste sans horaires de nuit",
    "Pas de travail en soirée ou de nuit",
    "Aucun horaire de nuit",
    "Hors travail de nuit",
    "Pas de nuits ni de week-ends",
    "Il n’est pas possible de travailler de nuit",
    "Pas prévu de travail de nuit",
    "Interventions en période non ouvrée (nuit et week-ends)",
    "Le travail de nuit ne vous fait pas peur",
    "Le travail de nuit n’est pas prévu.",
    "Le travail de nuit ne vous sera jamais demandé.",
    "Travail de nuit : jamais",
    "Travail de nuit : aucune",
    "Travail de nuit ou week-end : non",
    "Travail de nuit :\n\nNon",
    "Vous ne serez pas amené à travailler de nuit.",
    "Vous ne serez pas tenu de travailler la nuit.",
    "Aucune contrainte d’horaires de nuit",
    "Sans obligation de travail de nuit",
    "Fini le travail de nuit !",
    "Zéro travail de nuit",
    "Tous les horaires, excepté le travail de nuit",
    "No weekend or night shifts",
    "Nattarbete förekommer inte.",
    "Nattarbete: ej",
];

/// Title, line of hours, text.
const WHOLE: &[(&str, &str, &str, bool)] = &[
    ("Tourneur NUIT (H/F)", "", "", true),
    ("Serveur", "35H/semaine\nTravail de nuit", "", true),
    ("Pas de travail de nuit", "35h", "Prime de nuit", false),
    (
        "Gardien",
        "35h",
        "Horaires de nuit exclus. Pas de travail de nuit.",
        false,
    ),
    ("Barman en boîte de nuit (H/F)", "35h", "", false),
];

#[pleinweb_testing::test]
fn only_what_an_offer_says_counts() {
    for (texts, expected) in [(YES, true), (NO, false)] {
        for text in texts {
            assert_eq!(night_work("Un titre", "", text), expected, "{text}");
        }
    }
    for (title, hours, text, expected) in WHOLE {
        assert_eq!(
            night_work(title, hours, text),
            *expected,
            "{title} {hours} {text}"
        );
    }
}

/// What is stored of an offer that says so is as a version before stored it: the
/// next import mends it, without any date or news.
#[pleinweb_testing::test]
async fn offers_from_before_are_mended_by_their_next_import() {
    on_both(|app| async move {
        let says = |text: &str| format!(r#","description":"{text}""#);
        let lines = [
            line("1", "Boulanger", &says("Travail de nuit.")),
            line("2", "Vendeuse", &says("Pas de travail de nuit.")),
        ];
        import(&app, &lines, false).await.0.unwrap();
        let before = open(&app).await;
        let (_, upto) = changes(&app, 0).await;
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        on!(cx.tx(), |c| sqlx::query(
            "UPDATE offer SET night_work = FALSE, fingerprint = fingerprint + 1 WHERE source_id = '1'"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        finish(cx).await.unwrap();
        assert!(!open(&app).await[0].offer.figures.night_work);
        app.clock.advance(DAY_MS);
        let report = import(&app, &lines, false).await.0.unwrap();
        assert_eq!((report.counts.mended, report.counts.unchanged), (1, 1));
        assert_eq!(changes(&app, upto).await.0, ["mended 1"]);
        // Its source said again that it is there: nothing else of it is new.
        let mut now = open(&app).await;
        for (one, was) in now.iter_mut().zip(&before) {
            assert_eq!(one.confirmed_at, was.confirmed_at.plus(DAY_MS));
            one.confirmed_at = was.confirmed_at;
        }
        assert_eq!(now, before);
        let said = before.iter().map(|one| one.offer.figures.night_work);
        assert_eq!(said.collect::<Vec<_>>(), [true, false]);
        // A no leaves no trace in what is digested of an offer.
        let digested = serde_json::to_value(&before[1].offer.figures).unwrap();
        assert!(digested.get("night_work").is_none());
    })
    .await;
}
