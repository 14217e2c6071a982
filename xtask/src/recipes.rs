//! The recipes of docs/ARCHITECTURE.md name files: they are there.

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::shell::ROOT;

    #[test]
    fn every_file_that_a_recipe_names_is_there() {
        let page = fs::read_to_string(ROOT.join("docs/ARCHITECTURE.md")).expect("the page");
        let (_, after) = page.split_once("## Five recipes").expect("the recipes");
        let (recipes, _) = after.split_once("\n## ").expect("their end");
        let rows = recipes.lines().filter(|line| line.starts_with("| a"));
        assert_eq!(rows.count(), 5);
        let spans = recipes.split('`').skip(1).step_by(2);
        let files: Vec<&str> = spans.filter(|span| span.contains('/')).collect();
        assert!(files.len() > 20, "{files:?}");
        for file in files {
            assert!(ROOT.join(file).exists(), "{file}");
        }
    }
}
