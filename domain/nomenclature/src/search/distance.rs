//! Typing errors between a typed word and the words of a list, counted one
//! letter of the list at a time (optimal string alignment distance).

/// Longer words are compared by their beginning.
pub const MAX_LETTERS: usize = 32;

/// The edit-distance table between the typed word (columns) and the letters
/// walked down so far (rows).
pub struct Table<'a> {
    word: &'a [u8],
    budget: u8,
    open: bool,
    path: Vec<u8>,
    rows: Vec<[u8; MAX_LETTERS + 1]>,
    /// For each depth, the fewest errors of the typed word against a beginning of the path.
    best: Vec<u8>,
}

impl<'a> Table<'a> {
    pub fn new(word: &'a [u8], budget: u8, open: bool) -> Self {
        let mut first = [0; MAX_LETTERS + 1];
        for (column, cell) in (0u8..).zip(first.iter_mut()) {
            *cell = column;
        }
        let best = vec![first[word.len()]];
        Self {
            word,
            budget,
            open,
            path: Vec::new(),
            rows: vec![first],
            best,
        }
    }

    /// Keeps the rows that `term` shares with the path; says how many letters.
    pub fn keep_common(&mut self, term: &[u8]) -> usize {
        let shared = self
            .path
            .iter()
            .zip(term)
            .take_while(|(one, other)| one == other)
            .count();
        self.path.truncate(shared);
        self.rows.truncate(shared + 1);
        self.best.truncate(shared + 1);
        shared
    }

    /// One letter down. False when nothing below can be within the budget any more.
    pub fn push(&mut self, letter: u8) -> bool {
        let depth = self.rows.len();
        let above = self.rows[depth - 1];
        let mut row = [u8::MAX; MAX_LETTERS + 1];
        row[0] = above[0].saturating_add(1);
        let mut smallest = row[0];
        for column in 1..=self.word.len() {
            let typed = self.word[column - 1];
            let mut cell = (above[column - 1] + u8::from(typed != letter))
                .min(above[column] + 1)
                .min(row[column - 1] + 1);
            if depth >= 2
                && column >= 2
                && typed == self.path[depth - 2]
                && self.word[column - 2] == letter
            {
                cell = cell.min(self.rows[depth - 2][column - 2] + 1);
            }
            row[column] = cell;
            smallest = smallest.min(cell);
        }
        self.best
            .push(self.best[depth - 1].min(row[self.word.len()]));
        self.path.push(letter);
        self.rows.push(row);
        smallest <= self.budget
    }

    pub fn errors_at(&self, depth: usize) -> Option<u8> {
        let errors = if self.open {
            self.best[depth]
        } else {
            self.rows[depth][self.word.len()]
        };
        (errors <= self.budget).then_some(errors)
    }
}
