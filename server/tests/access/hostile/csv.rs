//! A CSV file as a spreadsheet reads it.

use super::text::MARK;

/// The cells of each line.
pub fn read(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let (mut lines, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                cells.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut cells));
            }
            other => cell.push(other),
        }
    }
    assert!(cells.is_empty() && cell.is_empty(), "a line without end");
    lines
}

/// Lines of another width, and cells that would be calculated.
pub fn problems(text: &str) -> Vec<String> {
    let lines = read(text);
    let width = lines.first().map_or(0, Vec::len);
    let mut found = Vec::new();
    for line in &lines {
        if line.len() != width {
            found.push(format!("a line of {} cells: {line:?}", line.len()));
        }
        for cell in line.iter().filter(|cell| is_formula(cell)) {
            found.push(format!("a formula: {cell:?}"));
        }
    }
    found
}

fn is_formula(cell: &str) -> bool {
    let begins = [
        '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ];
    let shown = cell.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\u{200b}']);
    shown.starts_with(begins) && (cell.contains(MARK) || cell.parse::<f64>().is_err())
}

#[test]
fn every_beginning_of_a_formula_is_defused() {
    use super::text::FORMULAS;
    use pleinweb_platform::export::csv_cell;
    for beginning in FORMULAS {
        let cell = format!("{beginning}{MARK};\"x\"\r\ny");
        assert!(
            !problems(&format!("a\r\n\"{}\"\r\n", cell.replace('"', "\"\""))).is_empty(),
            "{cell:?}"
        );
        let file = format!("a;b\r\n{};1\r\n", csv_cell(&cell));
        assert!(problems(&file).is_empty(), "{file:?} {:?}", problems(&file));
        assert!(
            read(&file)[1][0].ends_with(cell.trim_start()),
            "the text is still there: {file:?}"
        );
    }
}
