use super::super::{Password, Strength};
use super::assert_listed;

const EMAIL: &str = "jean.dupont@exemple.fr";

#[pleinweb_testing::test]
fn what_is_guessed_first_is_refused() {
    for (typed, expected) in [
        ("", Some("required")),
        ("court", Some("password-too-short")),
        ("onzelettres", Some("password-too-short")),
        ("ééééééééééé", Some("password-too-short")),
        ("jean.dupont@exemple.fr", Some("password-is-email")),
        ("JEAN.DUPONT@EXEMPLE.FR", Some("password-is-email")),
        ("jean.dupont75", Some("password-is-email")),
        ("motdepasse123", Some("password-common")),
        ("MotDePasse2024!", Some("password-common")),
        ("mot de passe 1", Some("password-common")),
        ("P@ssw0rd1234", Some("password-common")),
        ("azertyuiop12", Some("password-common")),
        ("bonjourbonjour", Some("password-common")),
        ("marseille13000", Some("password-common")),
        ("123456789012", Some("password-pattern")),
        ("aaaaaaaaaaaa", Some("password-pattern")),
        ("121212121212", Some("password-pattern")),
        ("abcdefghijklm", Some("password-pattern")),
        ("zyxwvutsrqpon", Some("password-pattern")),
        ("qsdfghjklmwxcvbn", Some("password-pattern")),
        ("chat12chat12", Some("password-pattern")),
        ("abcabcabcabc", Some("password-pattern")),
        ("            ", Some("password-pattern")),
        // Five characters that do not follow from the one before, then seven.
        ("azertyuikbxg", Some("password-pattern")),
        ("azertykbxgmq", None),
        ("jean.dupont et son vélo", None),
        ("Chaton-bleu9", None),
        ("le chat dort ici", None),
        ("cheval batterie agrafe", None),
        ("j'aime le fromage", None),
        ("tournesol-vert", None),
        ("Kp9#xTq2!mVz", None),
        ("quatre petites souris", None),
        ("marie a trois velos", None),
        ("日本語のパスワードです。", None),
        ("jean a un grand jardin", None),
    ] {
        let got = Password::parse(typed, EMAIL);
        assert_eq!(
            got.as_ref().err().map(pleinweb_kernel::Code::as_str),
            expected,
            "{typed:?}"
        );
        if let Err(code) = got {
            assert_listed(&code);
        }
        assert_eq!(
            Password::strength(typed, EMAIL) == Strength::Weak,
            expected.is_some(),
            "{typed:?}"
        );
    }
}

#[pleinweb_testing::test]
fn length_has_two_ends() {
    let varied: String = (0..86)
        .flat_map(|i| [char::from(b'a' + i % 23), char::from(b'a' + i % 7), '-'])
        .collect();
    assert!(Password::parse(&varied[..256], EMAIL).is_ok());
    assert_eq!(
        Password::parse(&varied[..257], EMAIL).unwrap_err().as_str(),
        "password-too-long"
    );
}

#[pleinweb_testing::test]
fn one_password_on_every_keyboard() {
    let joined = Password::parse("une forêt d'été", EMAIL).unwrap();
    let apart = Password::parse("une fore\u{302}t d'e\u{301}te\u{301}", EMAIL).unwrap();
    assert!(joined == apart);
    assert_eq!(
        joined.expose(),
        Password::as_typed("une fore\u{302}t d'e\u{301}te\u{301}")
    );
    assert_eq!(
        Password::parse(" une forêt bleue ", EMAIL)
            .unwrap()
            .expose(),
        " une forêt bleue ",
        "nothing is trimmed"
    );
}

#[pleinweb_testing::test]
fn the_meter() {
    assert_eq!(Password::strength("tournesol-vert", EMAIL), Strength::Good);
    assert_eq!(
        Password::strength("quatre petites souris grises", EMAIL),
        Strength::Strong
    );
    for strength in [Strength::Weak, Strength::Good, Strength::Strong] {
        assert_listed(&strength.code());
    }
    let debug = format!("{:?}", Password::parse("tournesol-vert", EMAIL).unwrap());
    assert!(!debug.contains("tournesol"));
}
