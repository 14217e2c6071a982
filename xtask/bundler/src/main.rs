//! Turns the compiled islands into what a browser loads: the program, and the
//! JavaScript that binds it. It uses the very library that cargo-leptos uses,
//! pinned by Cargo.lock, and stands apart from `xtask` because it compiles slowly.
//!
//! ```text
//! pleinweb-bundler bind <input.wasm> <output folder> <name>
//! pleinweb-bundler sizes <how many> <file.wasm>...
//! ```

mod bind;
mod sizes;

use std::process::ExitCode;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["bind", input, output, name] => bind::bind(input.as_ref(), output.as_ref(), name),
        ["sizes", top, files @ ..] => sizes::print(top, files),
        _ => Err("usage: pleinweb-bundler bind <input.wasm> <output folder> <name> | sizes <how many> <file.wasm>...".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("pleinweb-bundler: {failure}");
            ExitCode::FAILURE
        }
    }
}
