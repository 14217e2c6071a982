//! What stands in titles and texts without meaning: articles, "H/F", the ends
//! of inclusive spellings.

/// Words that nearly every offer holds. They keep their position, so that an
/// exact phrase with an article in it still fits.
pub fn is_stop(word: &str) -> bool {
    matches!(
        word,
        "a" | "afin"
            | "ai"
            | "ainsi"
            | "as"
            | "au"
            | "aussi"
            | "aux"
            | "avec"
            | "avez"
            | "avoir"
            | "ayant"
            | "c"
            | "car"
            | "ce"
            | "cela"
            | "celle"
            | "celui"
            | "ces"
            | "cet"
            | "cette"
            | "ceux"
            | "chez"
            | "comme"
            | "d"
            | "dans"
            | "de"
            | "des"
            | "donc"
            | "dont"
            | "du"
            | "elle"
            | "elles"
            | "en"
            | "es"
            | "est"
            | "et"
            | "etes"
            | "etre"
            | "eux"
            | "il"
            | "ils"
            | "j"
            | "je"
            | "jusqu"
            | "l"
            | "la"
            | "le"
            | "les"
            | "leur"
            | "leurs"
            | "lors"
            | "lorsqu"
            | "lui"
            | "ma"
            | "mais"
            | "me"
            | "meme"
            | "mes"
            | "mon"
            | "n"
            | "ne"
            | "ni"
            | "nos"
            | "notre"
            | "nous"
            | "on"
            | "ont"
            | "or"
            | "ou"
            | "par"
            | "pas"
            | "pour"
            | "puis"
            | "qu"
            | "quand"
            | "que"
            | "quel"
            | "quelle"
            | "qui"
            | "s"
            | "sa"
            | "sans"
            | "se"
            | "sera"
            | "serez"
            | "ses"
            | "si"
            | "soit"
            | "son"
            | "sont"
            | "sous"
            | "sur"
            | "t"
            | "ta"
            | "te"
            | "tes"
            | "ton"
            | "tous"
            | "tout"
            | "toute"
            | "toutes"
            | "tres"
            | "tu"
            | "un"
            | "une"
            | "vers"
            | "vos"
            | "votre"
            | "vous"
            | "y"
    )
}

/// The beginnings that an apostrophe cuts off: "l'", "d'", "jusqu'" …
pub fn is_elision(word: &str) -> bool {
    matches!(
        word,
        "l" | "d"
            | "qu"
            | "j"
            | "n"
            | "s"
            | "m"
            | "t"
            | "c"
            | "jusqu"
            | "lorsqu"
            | "puisqu"
            | "quoiqu"
            | "presqu"
    )
}

/// "H/F" and its like. They take no position: a phrase reaches over them.
pub fn is_gender_mark(word: &str) -> bool {
    matches!(
        word,
        "h" | "f" | "m" | "x" | "w" | "e" | "hf" | "fh" | "mf" | "fm" | "mfd" | "mfx" | "hfx"
    )
}

/// The end of an inclusive spelling, as in "boulanger(ère)", "technicien·ne".
pub fn is_inclusive_end(end: &str, mark: char) -> bool {
    let sure = matches!(
        end,
        "e" | "es"
            | "s"
            | "ne"
            | "nes"
            | "ere"
            | "eres"
            | "iere"
            | "ieres"
            | "euse"
            | "euses"
            | "trice"
            | "trices"
            | "rice"
            | "rices"
            | "ice"
            | "ve"
            | "ves"
            | "ive"
            | "ives"
            | "ienne"
            | "iennes"
            | "enne"
            | "ennes"
            | "onne"
            | "teuse"
            | "eure"
            | "fe"
            | "ffe"
            | "esse"
            | "ee"
            | "ees"
            | "ante"
            | "antes"
            | "ente"
            | "ale"
            | "elle"
            | "elles"
    );
    match mark {
        // "e-commerce" begins with an e, "emploi.se" ends a sentence.
        '-' => sure && end.len() >= 2,
        '.' | '·' | '•' | '‧' | '∙' | '⋅' => sure,
        _ => {
            sure || matches!(
                end,
                "se" | "ses" | "le" | "les" | "te" | "tes" | "re" | "res"
            )
        }
    }
}
