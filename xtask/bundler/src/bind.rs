//! One compiled program in, the two files of the package folder out.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::Failure;

/// Writes `<name>.js` and `<name>.wasm` into `output`.
pub fn bind(input: &Path, output: &Path, name: &str) -> Result<(), Failure> {
    fs::create_dir_all(output)?;
    Bindgen::new()
        .input_path(input)
        .out_name(name)
        .web(true)
        .map_err(|error| format!("{error:#}"))?
        .demangle(false)
        .typescript(false)
        .generate(output)
        .map_err(|error| format!("{error:#}"))?;
    fs::rename(
        output.join(format!("{name}_bg.wasm")),
        output.join(format!("{name}.wasm")),
    )?;
    Ok(())
}
