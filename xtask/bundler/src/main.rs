//! Turns the compiled browser program into what a browser loads: the main
//! program, one file for each lazily loaded part, and the JavaScript that binds
//! them. It uses the very libraries that cargo-leptos uses, pinned by
//! Cargo.lock, and stands apart from `xtask` because they compile slowly.
//!
//! ```text
//! pleinweb-bundler split <input.wasm> <output folder> <name>
//! pleinweb-bundler sizes <how many> <file.wasm>...
//! ```

mod sizes;
mod split;

use std::process::ExitCode;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["split", input, output, name] => split::split(input.as_ref(), output.as_ref(), name),
        ["sizes", top, files @ ..] => sizes::print(top, files),
        _ => Err("usage: pleinweb-bundler split <input.wasm> <output folder> <name> | sizes <how many> <file.wasm>...".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("pleinweb-bundler: {failure}");
            ExitCode::FAILURE
        }
    }
}
