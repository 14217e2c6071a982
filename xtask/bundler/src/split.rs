//! One compiled program in, the files of the package folder out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::Failure;

/// The name under which leptos preloads the loader of the parts.
const LOADER: &str = "./__wasm_split.______________________.js";
/// What leptos reads to know which files a part needs.
const MANIFEST: &str = "__wasm_split_manifest.json";

/// Writes `<name>.js`, `<name>.wasm`, the parts' files, their loader and their
/// manifest into `output`.
pub fn split(input: &Path, output: &Path, name: &str) -> Result<(), Failure> {
    fs::create_dir_all(output)?;
    let program = fs::read(input).map_err(|error| format!("{}: {error}", input.display()))?;
    let unbound = output.join(format!("{name}.unbound.wasm"));
    let main_module = format!("./{name}.js");
    let mut options = Options::new(&program);
    options.output_dir = output;
    options.main_out_path = &unbound;
    options.link_name = LOADER;
    options.main_module = &main_module;
    // Written in a fixed order: the folder's name is a hash of its content.
    let manifest: BTreeMap<_, _> = transform(options)?.prefetch_map.into_iter().collect();
    fs::write(output.join(MANIFEST), serde_json::to_vec(&manifest)?)?;

    Bindgen::new()
        .input_path(&unbound)
        .out_name(name)
        .web(true)
        .map_err(|error| format!("{error:#}"))?
        .keep_lld_exports(true)
        .demangle(false)
        .typescript(false)
        .generate(output)
        .map_err(|error| format!("{error:#}"))?;
    fs::remove_file(&unbound)?;
    // The server side is compiled with LEPTOS_OUTPUT_NAME and then expects no "_bg".
    fs::rename(
        output.join(format!("{name}_bg.wasm")),
        output.join(format!("{name}.wasm")),
    )?;
    Ok(())
}
