//! The rule, line by line: what tells two offers apart, and what does not.

use super::key;
use crate::model::{Contract, Figures, Hours, Offer, OfferText, Place, Source};
use crate::salary::{Certainty, Pay, YearlyPay};
use pleinweb_nomenclature::model::CommuneCode;

const TEXT: &str = "<p>Vous pétrissez et cuisez le pain, de nuit, dans un fournil de cinq \
    personnes. Réf. 12-345. Prise de poste le 2 décembre 2026 &amp; salaire de 2 100 €.</p>";

fn town(label: &str, commune: &str) -> Place {
    Place {
        label: label.to_owned(),
        commune: CommuneCode::parse(commune).ok(),
        ..Place::default()
    }
}

fn offer() -> Offer {
    Offer {
        source: Source {
            key: "une".to_owned(),
            name: "Une".to_owned(),
            id: "1".to_owned(),
            url: None,
            partner: None,
        },
        figures: Figures {
            contract_months: Some(6),
            hours: Some(Hours::Full),
            ..Figures::of(Contract::FixedTerm)
        },
        place: town("Limoges", "87085"),
        pay: Pay::default(),
        published_at: None,
        updated_at: None,
        ends_at: None,
        text: OfferText {
            title: "Boulanger / Boulangère (H/F)".to_owned(),
            description: TEXT.to_owned(),
            employer: Some("Experts & Cadres".to_owned()),
            ..OfferText::default()
        },
    }
}

fn text(from: &'static str, to: &'static str) -> impl Fn(&mut Offer) {
    move |offer| {
        assert!(offer.text.description.contains(from));
        offer.text.description = offer.text.description.replace(from, to);
    }
}

type Change = Box<dyn Fn(&mut Offer)>;

#[pleinweb_testing::test]
fn what_is_the_same_offer_and_what_is_another() {
    let lines: Vec<(&str, bool, Change)> = vec![
        ("nothing", true, Box::new(|_| {})),
        (
            "another source",
            true,
            Box::new(|one| one.source.key = "deux".to_owned()),
        ),
        (
            "another id there",
            true,
            Box::new(|one| one.source.id = "2".to_owned()),
        ),
        (
            "another partner",
            true,
            Box::new(|one| one.source.partner = Some("P".to_owned())),
        ),
        (
            "another page there",
            true,
            Box::new(|one| one.source.url = Some("https://exemple.fr".to_owned())),
        ),
        (
            "another way to apply",
            true,
            Box::new(|one| one.text.apply_url = Some("https://exemple.fr".to_owned())),
        ),
        (
            "published another day",
            true,
            Box::new(|one| one.published_at = Some(pleinweb_kernel::Timestamp(1))),
        ),
        (
            "capitals",
            true,
            Box::new(|one| one.text.title = "BOULANGER / BOULANGERE (H/F)".to_owned()),
        ),
        (
            "gender marks",
            true,
            Box::new(|one| one.text.title = "Boulanger / Boulangère F-H".to_owned()),
        ),
        (
            "no gender marks",
            true,
            Box::new(|one| one.text.title = "Boulanger, boulangère".to_owned()),
        ),
        (
            "another title",
            false,
            Box::new(|one| one.text.title = "Pâtissier (H/F)".to_owned()),
        ),
        (
            "a level in the title",
            false,
            Box::new(|one| one.text.title = "Boulanger / Boulangère confirmé (H/F)".to_owned()),
        ),
        (
            "no title",
            false,
            Box::new(|one| one.text.title = "(H/F)".to_owned()),
        ),
        (
            "the employer's capitals",
            true,
            Box::new(|one| one.text.employer = Some("EXPERTS ET CADRES".to_owned())),
        ),
        (
            "the employer's form",
            true,
            Box::new(|one| one.text.employer = Some("SAS Experts & Cadres".to_owned())),
        ),
        (
            "another employer",
            false,
            Box::new(|one| one.text.employer = Some("Experts du Cadre".to_owned())),
        ),
        (
            "no employer",
            false,
            Box::new(|one| one.text.employer = None),
        ),
        (
            "the same commune, said otherwise",
            true,
            Box::new(|one| one.place.label = "87 - LIMOGES".to_owned()),
        ),
        (
            "another postcode of the commune",
            true,
            Box::new(|one| one.place.postcode = "87100".parse().ok()),
        ),
        (
            "another commune",
            false,
            Box::new(|one| one.place = town("Panazol", "87114")),
        ),
        (
            "one more commune",
            false,
            Box::new(|one| one.place.elsewhere = vec![town("Panazol", "87114")]),
        ),
        (
            "only a department",
            false,
            Box::new(|one| one.place = town("Haute-Vienne", "")),
        ),
        (
            "another contract",
            false,
            Box::new(|one| one.figures.contract = Contract::Permanent),
        ),
        (
            "another length",
            false,
            Box::new(|one| one.figures.contract_months = Some(3)),
        ),
        (
            "hours left out",
            true,
            Box::new(|one| one.figures.hours = None),
        ),
        (
            "pay beside the text",
            true,
            Box::new(|one| {
                one.pay.yearly = Some(YearlyPay {
                    low: 25_000,
                    high: 25_000,
                    certainty: Certainty::Stated,
                });
            }),
        ),
        ("posts", true, Box::new(|one| one.figures.posts = 2)),
        (
            "tags",
            true,
            Box::new(text("<p>Vous", "<p><strong>Vous</strong>")),
        ),
        (
            "punctuation and blanks",
            true,
            Box::new(text("de nuit, dans", "de nuit –\u{a0}dans")),
        ),
        ("accents", true, Box::new(text("pétrissez", "petrissez"))),
        (
            "another reference",
            true,
            Box::new(text("Réf. 12-345.", "Réf. 99-ABC.")),
        ),
        (
            "a reference said at length",
            true,
            Box::new(text("Réf. 12-345.", "Référence de l'offre : XK77")),
        ),
        (
            "a reference in one word",
            true,
            Box::new(text("Réf. 12-345.", "REF:77/B")),
        ),
        ("no reference", true, Box::new(text("Réf. 12-345. ", ""))),
        (
            "an address of a page",
            true,
            Box::new(text(
                "Réf. 12-345.",
                "https://exemple.fr/offre/12 (www.exemple.fr)",
            )),
        ),
        (
            "a word that is no reference",
            false,
            Box::new(text("Réf. 12-345.", "Référence du secteur.")),
        ),
        ("another amount", false, Box::new(text("2 100", "1 900"))),
        (
            "another date",
            false,
            Box::new(text("2 décembre", "12 décembre")),
        ),
        ("by day", false, Box::new(text("de nuit", "de jour"))),
        (
            "one sentence more",
            false,
            Box::new(text("</p>", " Permis B exigé.</p>")),
        ),
        (
            "words in another order",
            false,
            Box::new(text("pétrissez et cuisez", "cuisez et pétrissez")),
        ),
        (
            "too little text",
            false,
            Box::new(|one| one.text.description = "<p>Voir le site.</p>".to_owned()),
        ),
    ];
    let base = key(&offer()).unwrap();
    for (what, same, change) in lines {
        let mut other = offer();
        change(&mut other);
        assert_eq!(key(&other) == Some(base), same, "{what}");
    }
}

#[pleinweb_testing::test]
fn a_text_that_says_too_little_makes_no_group() {
    let mut one = offer();
    one.text.description = "<p>Un poste de boulanger à pourvoir à Limoges.</p>".to_owned();
    assert_eq!(key(&one), None);
}

#[pleinweb_testing::test]
fn places_in_any_order_are_the_same_places() {
    let mut one = offer();
    one.place.elsewhere = vec![town("Panazol", "87114")];
    let mut other = offer();
    other.place = town("Panazol", "87114");
    other.place.elsewhere = vec![town("Limoges", "87085")];
    assert!(key(&one).is_some());
    assert_eq!(key(&one), key(&other));
}
