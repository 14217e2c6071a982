//! What stands around a number: whether it is pay at all. Bonuses, allowances,
//! turnover, agreements, scales, references and years are not.

use super::lexing::{Token, sign, word};
use super::units::{Unit, in_front};

/// Money that comes with the pay, or is no pay: a number near one of these is
/// not the pay. They begin words: `prime` is `primes` too.
const NOT_PAY: [&str; 50] = [
    "prime",
    "bonus",
    "ticket",
    "titre",
    "restaurant",
    "panier",
    "indemnit",
    "allocation",
    "cheque",
    "mutuelle",
    "transport",
    "remboursement",
    "frais",
    "carburant",
    "commission",
    "variable",
    "interessement",
    "participation",
    "gratification",
    "deplacement",
    "repas",
    "kilometri",
    "segur",
    "complement",
    "supplement",
    "majoration",
    "augmentation",
    "hausse",
    "aide",
    "abondement",
    "cadeau",
    "rifseep",
    "ifse",
    "nbi",
    "challenge",
    "objectif",
    "apport",
    "investissement",
    "redevance",
    "dotation",
    "subvention",
    "financement",
    "permis",
    "capital",
    "budget",
    "caution",
    "loyer",
    "logement",
    "cooptation",
    "parrainage",
];
/// The same, whole words.
const NOT_PAY_WORDS: [&str; 23] = [
    "don",
    "dons",
    "avance",
    "bourse",
    "ote",
    "tr",
    "ca",
    "chiffre",
    "affaires",
    "cse",
    "ce",
    "cia",
    "pee",
    "remise",
    "hebergement",
    "creche",
    "cotisation",
    "facturation",
    "defraiement",
    "avantage",
    "avantages",
    "dimanche",
    "vacances",
];
/// What says that the number is the pay, whatever stands further in front.
const PAY: [&str; 12] = [
    "salaire",
    "salaires",
    "remuneration",
    "remunerations",
    "paie",
    "paye",
    "fixe",
    "traitement",
    "smic",
    "taux",
    "package",
    "salary",
];
/// Numbers that name something: after these only a currency makes an amount.
const NAMES: [&str; 42] = [
    "ccn",
    "ccnt",
    "cc",
    "idcc",
    "convention",
    "collective",
    "nationale",
    "conventionnel",
    "avenant",
    "accord",
    "loi",
    "article",
    "art",
    "decret",
    "indice",
    "im",
    "ib",
    "coefficient",
    "coeff",
    "coef",
    "echelon",
    "niveau",
    "niv",
    "groupe",
    "grille",
    "categorie",
    "cat",
    "classe",
    "position",
    "palier",
    "grade",
    "reference",
    "ref",
    "numero",
    "no",
    "n",
    "annexe",
    "annee",
    "depuis",
    "bac",
    "version",
    "offre",
];

/// What stands in front of a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Front {
    pub unit: Option<Unit>,
    /// It is a bonus, an allowance, a turnover; or only the most that may be paid,
    /// so that what is promised is not said: "jusqu'à 3000 €".
    pub not_pay: bool,
    /// It is the number of an agreement, of a scale, of a reference.
    pub name: bool,
    /// "CCN" stands right in front.
    pub abbreviated: bool,
}

/// Whether a word is about money that is no pay, or comes with it.
pub fn is_not_pay(word: &str) -> bool {
    NOT_PAY_WORDS.contains(&word) || NOT_PAY.iter().any(|start| word.starts_with(start))
}

/// Whether what stands before `at` is about money that is no pay, and goes on behind:
/// "indemnités de déplacement (95 €/jour)", "indemnités de déplacement, 95 € par jour".
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let words = |at: usize| word(tokens, at);
    let is_pay = |at: usize| PAY.contains(&words(at));
    match sign(tokens, at) {
        '(' => (at.saturating_sub(3)..at)
            .rev()
            .take_while(|back| !is_sign_of_end(tokens, *back))
            .take_while(|back| {
                !is_pay(*back)
                    && !["inclu", "compri"]
                        .iter()
                        .any(|it| words(*back).starts_with(it))
            })
            .any(|back| is_not_pay(words(back)) && !is_left_out(tokens, back)),
        ',' if matches!(tokens.get(at + 1), Some(Token::Number(_))) => {
            // What is called gross is pay: "mutuelle, 2000 € brut".
            let gross = (at + 2..at + 6).any(|at| words(at).starts_with("bru"));
            let mut piece: Vec<usize> = (0..at)
                .rev()
                .take_while(|back| !is_sign_of_end(tokens, *back))
                .collect();
            let others = piece
                .iter()
                .any(|back| is_pay(*back) || matches!(tokens[*back], Token::Number(_)));
            piece.retain(|back| is_not_pay(words(*back)) && !is_left_out(tokens, *back));
            !gross && !others && !piece.is_empty()
        }
        _ => false,
    }
}

/// "hors primes", "sans avance".
fn is_left_out(tokens: &[Token], at: usize) -> bool {
    matches!(word(tokens, at.wrapping_sub(1)), "hors" | "sans")
}

/// Where a statement ends.
fn is_end(tokens: &[Token], at: usize) -> bool {
    is_sign_of_end(tokens, at) && !goes_on(tokens, at)
}

fn is_sign_of_end(tokens: &[Token], at: usize) -> bool {
    matches!(
        sign(tokens, at),
        '+' | ';' | '.' | '\n' | '|' | '•' | ',' | '(' | '!' | '?'
    ) || matches!(word(tokens, at), "soit" | "plus" | "dont" | "puis" | "hors")
}

/// Looks back from the number at `at` to the beginning of its statement.
/// `learner`: what an intern is given is called a gratification.
pub fn front(tokens: &[Token], used: &[bool], at: usize, learner: bool) -> Front {
    let mut front = Front {
        // "80 % de 2000 €".
        not_pay: at > 1 && word(tokens, at - 1) == "de" && sign(tokens, at - 2) == '%',
        ..Front::default()
    };
    // Until another number, a unit is this one's.
    let (mut own, mut near, mut paid) = (true, 0, false);
    for back in (0..at).rev() {
        if is_end(tokens, back) {
            break;
        }
        match &tokens[back] {
            Token::Number(number) => {
                // "salaire annuel 2025 : 30 000 €".
                let year = number.four_digits && (1990.0..2100.0).contains(&number.value);
                own &= year || used.get(back) == Some(&true);
                near = 3;
            }
            Token::Sign('-' | '/') => near = near.max(1),
            Token::Sign(_) => {}
            Token::Word(name) => {
                if own && front.unit.is_none() {
                    front.unit = in_front(tokens, used, back);
                }
                front.abbreviated |=
                    back + 1 == at && matches!(name.as_str(), "ccn" | "ccnt" | "cc" | "idcc");
                front.not_pay |= own
                    && at - back <= 3
                    && matches!(
                        name.as_str(),
                        "jusqu" | "jusque" | "max" | "maximum" | "maxi" | "plafond"
                    );
                if near < 3 && NAMES.contains(&name.as_str()) {
                    front.name = true;
                }
                near += 1;
                let for_learner =
                    learner && (name.starts_with("gratification") || name.starts_with("indemnit"));
                paid |= PAY.contains(&name.as_str()) || for_learner;
                if !paid && !is_left_out(tokens, back) && is_not_pay(name) {
                    front.not_pay = true;
                }
            }
        }
    }
    front
}

/// Whether what follows makes it something else: "500 € de prime", "9 €
/// ticket restaurant". Bonuses that are part of it do not: "primes incluses".
pub fn is_something_else(tokens: &[Token], end: usize) -> bool {
    let mut at = end;
    let mut of = false;
    while at < end + 4
        && (matches!(word(tokens, at), "de" | "d" | "en" | "la" | "l" | "du")
            || sign(tokens, at) == '\'')
    {
        of |= matches!(word(tokens, at), "de" | "d");
        at += 1;
    }
    if !is_not_pay(word(tokens, at)) {
        return false;
    }
    let next = at + 1..at + 4;
    let inside = next.clone().any(|at| {
        let word = word(tokens, at);
        word.starts_with("inclu") || word.starts_with("compri")
    });
    // "2000 € brut prime 300 €": the bonus has its own number.
    let mut next = next;
    let own = next.any(|at| matches!(tokens.get(at), Some(Token::Number(_))));
    of || !inside && !own
}

/// Whether a word stands in front, in the same statement, that makes what it is
/// near to a bonus: "prime de fin de mission" names no unit.
pub fn is_in_a_bonus(tokens: &[Token], at: usize) -> bool {
    (0..at)
        .rev()
        .take_while(|back| !is_end(tokens, *back))
        .any(|back| is_not_pay(word(tokens, back)))
}
