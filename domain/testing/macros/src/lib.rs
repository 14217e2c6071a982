//! `#[pleinweb_testing::test]`; see there.

use proc_macro::{TokenStream, TokenTree};

/// Notes a function, async or not, as a test of its crate.
#[proc_macro_attribute]
pub fn test(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
    let Some(at) = (0..tokens.len()).find(|at| word(*at) == "fn") else {
        return fail("a test is a function");
    };
    let name = word(at + 1);
    let call = if at > 0 && word(at - 1) == "async" {
        format!("::pleinweb_testing::block_on({name}())")
    } else {
        format!("{name}()")
    };
    let noted = format!(
        "::pleinweb_testing::inventory::submit! {{
            ::pleinweb_testing::Case {{
                module: ::std::module_path!(),
                name: ::std::stringify!({name}),
                run: || {call},
            }}
        }}"
    );
    match noted.parse::<TokenStream>() {
        Ok(noted) => [item, noted].into_iter().collect(),
        Err(_) => fail("a test has a plain name"),
    }
}

fn fail(why: &str) -> TokenStream {
    format!("::std::compile_error!({why:?});")
        .parse()
        .unwrap_or_default()
}
