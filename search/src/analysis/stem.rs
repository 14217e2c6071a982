//! A light stemmer for job titles: number and gender go, families of words
//! stay apart. "Boulangère" and "boulangers" meet, "boulangerie" does not join
//! them, as the usual French stemmer would have it.

/// Words whose plural in -aux comes from -au.
const IN_AU: [&str; 5] = ["tuyaux", "noyaux", "joyaux", "materiaux", "boyaux"];

/// (ending, what stays of it, letters that must come before); the first that fits is taken.
const ENDINGS: [(&str, &str, usize); 14] = [
    ("trice", "teu", 2),
    ("teure", "teu", 2),
    ("euse", "eu", 2),
    ("eure", "eu", 2),
    ("eur", "eu", 2),
    ("eux", "eu", 2),
    ("ere", "er", 3),
    ("enne", "en", 2),
    ("onne", "on", 2),
    ("elle", "el", 3),
    ("ive", "if", 3),
    ("ffe", "f", 2),
    ("ee", "", 3),
    ("e", "", 3),
];

/// Shortens a folded word to what its forms have in common.
pub fn stem(word: &mut String) {
    if word.len() < 4 || !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return;
    }
    singular(word);
    for (ending, stays, before) in ENDINGS {
        if let Some(start) = word.strip_suffix(ending)
            && start.len() >= before
        {
            let kept = start.len();
            word.truncate(kept);
            word.push_str(stays);
            break;
        }
    }
    // "anglais" and "anglaise", whose last s is not a plural; "employé" and "employée".
    let letters = word.as_bytes();
    if let [.., before, b's'] = *letters
        && letters.len() >= 5
        && b"aeiouy".contains(&before)
    {
        word.pop();
    } else if letters.len() >= 5 && letters.ends_with(b"e") {
        word.pop();
    }
}

fn singular(word: &mut String) {
    if word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    } else if word == "travaux" {
        word.replace_range(4.., "ail");
    } else if word.ends_with("eaux") || IN_AU.contains(&word.as_str()) {
        word.pop();
    } else if word.ends_with("aux") && word.len() >= 6 {
        word.truncate(word.len() - 2);
        word.push('l');
    } else if word.ends_with("oux") || word.ends_with("eux") {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    fn stemmed(word: &str) -> String {
        let mut word = word.to_owned();
        stem(&mut word);
        word
    }

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            "boulanger boulangere boulangers boulangeres",
            "vendeur vendeuse vendeurs vendeuses",
            "technicien technicienne techniciens techniciennes",
            "soignant soignante soignants soignantes",
            "infirmier infirmiere infirmieres",
            "directeur directrice directeurs directrices",
            "acteur actrice",
            "employe employee employes employees",
            "charge chargee charges chargees",
            "commercial commerciale commerciaux commerciales",
            "administratif administrative administratifs administratives",
            "professionnel professionnelle professionnels",
            "serieux serieuse serieuses",
            "ingenieur ingenieure ingenieurs",
            "professeur professeure professeurs",
            "chef cheffe chefs cheffes",
            "macon maconne macons",
            "anglais anglaise anglaises",
            "francais francaise francaises",
            "comptable comptables",
            "chauffeur chauffeuse chauffeurs",
            "travail travaux",
            "hopital hopitaux",
            "tuyau tuyaux",
            "bureau bureaux",
            "agent agente agents agentes",
            "poste postes",
            "saisonnier saisonniere saisonniers",
            "patron patronne",
            "educateur educatrice",
            "masseur masseuse",
        ] {
            let mut words = forms.split(' ');
            let first = stemmed(words.next().expect("a word"));
            for word in words {
                assert_eq!(stemmed(word), first, "{word} in {forms}");
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [
            ("boulanger", "boulangerie"),
            ("cuisinier", "cuisine"),
            ("course", "cours"),
            ("vente", "vendeur"),
            ("coiffeur", "coiffure"),
            ("mecanicien", "mecanique"),
            ("charge", "chargeur"),
            ("informatique", "information"),
            ("menage", "menuisier"),
            ("patissier", "patisserie"),
        ] {
            assert_ne!(stemmed(one), stemmed(other), "{one} {other}");
        }
        for word in ["bus", "gaz", "c++", "35h", "r489"] {
            let kept = stemmed(word);
            assert!(word.starts_with(&kept) && word.len() - kept.len() <= 1);
        }
    }
}
