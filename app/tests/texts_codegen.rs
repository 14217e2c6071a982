//! The compiler of texts, from Fluent to Rust that runs (`app/build/`).

#[path = "../build/mod.rs"]
mod codegen;
#[path = "../build/runtime.rs"]
mod runtime;

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Compiles texts given as (`fr/feature`, text).
fn compile(files: &[(&str, &str)]) -> Result<String, Vec<String>> {
    let files: Vec<_> = files
        .iter()
        .map(|(place, text)| {
            let (language, feature) = place.split_once('/').expect("language/feature");
            (language.to_owned(), feature.to_owned(), (*text).to_owned())
        })
        .collect();
    codegen::compile("l", &files)
}

/// The problems of one French file that no other language contradicts.
fn problems_of(text: &str) -> Vec<String> {
    compile(&[("fr/a", text)]).expect_err(text)
}

#[test]
fn the_texts_of_the_product_compile() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let compiled = codegen::compile_folder(&locales, "app/locales").expect("readable");
    assert_eq!(compiled.err(), None);
}

/// Compiles the sample in five languages, without a warning, and runs it.
#[test]
fn compiled_texts_say_what_the_files_say() {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = crate_folder.join("tests/texts_codegen");
    let compiled = codegen::compile_folder(&sample.join("locales"), "sample").expect("readable");
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let generated = temporary.join("texts.rs");
    fs::write(&generated, compiled.expect("no problem in the sample")).expect("writable");
    let main = temporary.join("texts_main.rs");
    let source = format!(
        "#![deny(warnings)]
        include!({:?});
        mod texts {{
            use super::Lang;
            #[path = {:?}]
            pub mod runtime;
            include!({generated:?});
        }}",
        sample.join("driver.rs"),
        crate_folder.join("build/runtime.rs"),
    );
    fs::write(&main, source).expect("writable");
    let program = temporary.join(format!("texts_main{}", env::consts::EXE_SUFFIX));
    let compiler = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--edition", "2024", "-o"])
        .args([&program, &main])
        .output()
        .expect("rustc runs");
    assert!(
        compiler.status.success(),
        "{}",
        String::from_utf8_lossy(&compiler.stderr)
    );
    let run = Command::new(&program).output().expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn a_message_without_variables_is_a_static_text() {
    let rust = compile(&[("fr/a", "x = Oui"), ("en/a", "x = Yes")]).expect("compiles");
    assert!(
        rust.contains("pub fn x(lang: Lang) -> &'static str {"),
        "{rust}"
    );
    assert!(!rust.contains("by_id"), "a lookup is asked for: {rust}");
    assert!(
        !rust.contains("fn number"),
        "nothing shows a number: {rust}"
    );
}

#[test]
fn the_kind_of_a_variable_is_how_it_is_used() {
    let fr = "x = { $count ->\n    [one] a\n   *[other] b\n} { $b-name } { $a_name }";
    let rust = compile(&[
        ("fr/a", fr),
        ("en/a", "x = { $a_name } { $b-name } { $count }"),
    ]);
    let rust = rust.expect("compiles");
    let parameters = "pub fn x(lang: Lang, a_name: &str, b_name: &str, count: u64) -> String {";
    assert!(rust.contains(parameters), "{rust}");
}

#[test]
fn languages_that_say_the_same_share_an_arm() {
    let rust = compile(&[
        ("fr/a", "x = Oui\ny = Web"),
        ("nl/a", "x = Ja\ny = Web"),
        ("sv/a", "x = Ja\ny = Web"),
    ])
    .expect("compiles");
    assert!(rust.contains("Lang::Nl | Lang::Sv => \"Ja\""), "{rust}");
    assert!(rust.contains("pub fn y(_lang: Lang)"), "{rust}");
}

/// Each text, and the problem it must give: line and words.
#[test]
fn what_is_not_supported_is_refused_with_its_place() {
    for (text, problem) in [
        (
            "x = a\n\ny z\n",
            ":3: not Fluent: Expected a token starting with \"=\"",
        ),
        (
            "x = a\n    { NUMBER($n) }",
            ":2: message `x`: no promise is called NUMBER in domain/kernel/src/promises.rs",
        ),
        (
            "x = { ANSWER(\"words\") }",
            ":1: message `x`: ANSWER() is written with nothing, or with one of as: \"words\", as: \"Words\"",
        ),
        (
            "x = { ANSWER(as: \"words\") }",
            ":1: message `x`: ANSWER cannot be said so: Words of",
        ),
        (
            "x = { 3 }",
            ":1: message `x`: not supported: a number as a placeable",
        ),
        (
            "x = { -t(case: \"a\") }\n-t = T",
            ":1: message `x`: not supported: arguments of the term `-t`",
        ),
        (
            "-t = T\n    .gender = f",
            ":2: term `-t`: attributes of terms are not supported",
        ),
        (
            "-t = Bonjour { $name }",
            ":1: message `-t`: not supported: the variable `$name` in a term",
        ),
        (
            "x = { NUMBER($n) ->\n   *[other] a\n}",
            ":2: message `x`: not supported: a selector that is not",
        ),
        (
            "x = a\ny = l'eau",
            ":2: write the apostrophe as ’, not as '",
        ),
        ("x = { y }", ":1: message `x`: `y` is not in this file"),
        (
            "x = { -y }",
            ":1: message `x`: `-y` is not in this file and in terms.ftl",
        ),
        (
            "x = { y }\ny = { x }",
            ":2: message `x`: `x` refers to itself",
        ),
        (
            "x = { $n ->\n    [few] a\n   *[other] b\n}",
            ":2: message `x`: [few] is not a plural of whole numbers in `fr`",
        ),
        (
            "x = { $n ->\n    [one] a\n   *[many] b\n}",
            ":3: message `x`: the default variant of a plural must be *[other]",
        ),
        (
            "x = { $n ->\n   *[other] b\n    [one] a\n}",
            ":2: message `x`: the default variant (*) must be the last",
        ),
        (
            "x = { $n ->\n    [one] a\n    [web] b\n   *[other] c\n}",
            ":3: message `x`: [web] mixes plurals and words",
        ),
        (
            "x = { $n ->\n    [1.5] a\n   *[other] b\n}",
            ":2: message `x`: not supported: [1.5]: only whole numbers",
        ),
        (
            "x = { $n ->\n    [a] a\n    [a] b\n   *[c] b\n}",
            ":3: message `x`: the variant [a] appears twice",
        ),
        (
            "x = { $n ->\n    [a] a\n   *[b] b\n} { $n ->\n    [1] a\n   *[other] b\n}",
            ":4: message `x`: `$n` selects plurals here and words there",
        ),
        ("x = a\nx = b", ":2: message `x` is already on line 1"),
        (
            "x-y = a\nx_y = b",
            ":2: message `x_y`: `x-y` gives the same function, x_y()",
        ),
        (
            "fooBar = a",
            ":1: message `fooBar`: write names in small letters",
        ),
        ("by-id = a", ":1: message `by-id`: this name is reserved"),
        (
            "x = { $userName }",
            ":1: message `x`: a variable cannot be called `$userName`",
        ),
        (
            "x = { $lang }",
            ":1: message `x`: a variable cannot be called `$lang`",
        ),
        (
            "x = { $a }{ $b }{ $c }{ $d }{ $e }{ $f }{ $g }",
            ":1: message `x`: more than 6 variables",
        ),
        (
            "x = { \"\\u0001\" }",
            ":1: message `x`: not supported: a control character",
        ),
    ] {
        let problems = problems_of(text);
        let expected = format!("l/fr/a.ftl{problem}");
        assert!(
            problems.iter().any(|found| found.starts_with(&expected)),
            "{text}\nexpected {expected}\nfound {problems:#?}"
        );
    }
}

/// All differences are told at once, each with its place.
#[test]
fn languages_must_agree() {
    let problems = compile(&[
        (
            "fr/a",
            "x = a\ny = { $n }\nz = a\n    .title = t\nw = { $k ->\n    [one] a\n   *[other] b\n}",
        ),
        (
            "en/a",
            "y = { $m }\nz = { $n }\nextra = a\nw = { $k ->\n    [web] a\n   *[other] b\n}",
        ),
        ("fr/only-french", "x = a"),
        ("de/a", "x = a"),
    ])
    .expect_err("languages differ");
    assert_eq!(
        problems,
        [
            "l/de/a.ftl: no plural rules for `de` (there are fr, en, sv, nl, ja); add them to app/build/language.rs",
            "l/en/a.ftl: message `x` is missing; it is in l/fr/a.ftl:1",
            "l/en/a.ftl: message `z.title` is missing; it is in l/fr/a.ftl:4",
            "l/en/a.ftl:1: message `y`: its variables are $m; in l/fr/a.ftl:2 they are $n",
            "l/en/a.ftl:2: message `z`: its variables are $n; in l/fr/a.ftl:3 they are none",
            "l/en/a.ftl:4: message `w`: `$k` selects plurals in one language and words in another",
            "l/en/only-french.ftl: this file is missing; other languages have it",
            "l/fr/a.ftl: message `extra` is missing; it is in l/en/a.ftl:3",
        ]
    );
    let problems = compile(&[("en/a", "x = a")]).expect_err("no reference");
    assert_eq!(
        problems,
        ["l/fr: this folder has no file: it is the reference"]
    );
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let unix = compile(&[("fr/a", "x =\n    Un\n    deux\n")]).expect("compiles");
    let windows = compile(&[("fr/a", "\u{feff}x =\r\n    Un\r\n    deux\r\n")]).expect("compiles");
    assert_eq!(unix, windows);
}

#[test]
fn numbers_have_their_thousands_apart() {
    for (value, expected) in [
        (0, "0"),
        (7, "7"),
        (100, "100"),
        (999, "999"),
        (1000, "1,000"),
        (10_203, "10,203"),
        (1_000_000, "1,000,000"),
        (u64::MAX, "18,446,744,073,709,551,615"),
    ] {
        assert_eq!(runtime::number(value, ","), expected);
    }
}

#[test]
fn filling_puts_arguments_at_their_marker() {
    assert_eq!(
        runtime::fill("\u{2}, é \u{1}\u{1}\n", &["a", "ü"]),
        "ü, é aa\n"
    );
    assert_eq!(runtime::fill("rien", &[]), "rien");
}
