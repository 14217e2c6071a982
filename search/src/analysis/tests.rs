//! Texts and the terms they give.

use super::{key, terms};

fn joined(text: &str) -> String {
    terms(text)
        .into_iter()
        .map(|(term, _)| term)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn texts_give_terms() {
    for (text, expected) in [
        ("Boulanger / Boulangère", "boulanger boulanger"),
        ("BOULANGER (H/F)", "boulanger"),
        ("Vendeur h-f", "vendeu"),
        ("Vendeuse F/H CDI", "vendeu cdi"),
        ("Serveur m/f/d", "serveu"),
        ("Boulanger HF", "boulanger"),
        ("l'aide-soignante", "aid soignant"),
        ("L’aide soignant", "aid soignant"),
        ("jusqu'à l'hôpital", "hopital"),
        ("lorsqu’il s'agit d'entretien", "agit entretien"),
        ("aujourd'hui", "aujourd hui"),
        ("boulanger(ère)", "boulanger"),
        ("Employé(e)s de ménage", "employ menag"),
        ("technicien·ne·s", "technicien"),
        ("animateur.trice", "animateu"),
        ("vendeur/euse en boulangerie", "vendeu boulangeri"),
        ("conducteur-trice", "conducteu"),
        ("vendeur/vendeuse", "vendeu vendeu"),
        ("étudiant.e.s", "etudiant"),
        ("Développeur C++ / C# .NET", "developpeu c++ c# .net"),
        ("dévelopeur f# (c++)", "developeu f# c++"),
        ("ASP.NET", "asp .net"),
        ("CACES 3 et CACES® R489", "cac 3 cac r489"),
        ("35h, 35 h, 35 heures, 35h00", "35h 35h 35h 35h"),
        ("35\u{202f}heures de 8h30", "35h 8h30"),
        ("Permis B", "permi b"),
        ("Bac+2", "bac 2"),
        ("e-commerce", "commerc"),
        ("un\u{2028}deux", "deu"),
        ("ligne\u{2028}coupée", "lign coup"),
        ("bou\u{301}langer", "boulanger"),
        ("sous\u{ad}traitant", "soustraitant"),
        ("Œuvre", "oeuvr"),
        ("Île-d'Aix", "ile aix"),
        ("東京", "東京"),
        ("de la et le", ""),
        ("  ", ""),
        ("(H/F)", ""),
    ] {
        assert_eq!(joined(text), expected, "{text:?}");
    }
}

#[test]
fn positions_count_articles_but_no_gender_marks() {
    assert_eq!(
        terms("Chef (H/F) de cuisine"),
        [("chef".to_owned(), 0), ("cuisin".to_owned(), 2)]
    );
}

#[test]
fn a_skill_is_one_key() {
    assert_eq!(key("Gestion des stocks"), key("gestion de stock"));
}

#[test]
fn long_words_are_cut_between_letters() {
    let long = "é".repeat(100) + "漢".repeat(50).as_str();
    assert!(terms(&long)[0].0.len() <= 40);
}
