//! Compiles the texts in `locales/` to Rust. What is wrong with them is told as
//! errors of the build, all at once.

#[path = "build/mod.rs"]
mod codegen;

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run through cargo")?;
    match codegen::compile_folder(Path::new("locales"), "app/locales")? {
        Ok(rust) => fs::write(Path::new(&out).join("texts.rs"), rust)?,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
        }
    }
    Ok(())
}
