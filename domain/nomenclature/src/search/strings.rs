//! Many short texts in one allocation.

/// Texts by number. Costs their bytes and four more for each.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// # Panics
    /// Beyond 4 GiB of text.
    pub fn push(&mut self, text: &str) -> usize {
        self.text.push_str(text);
        self.ends
            .push(u32::try_from(self.text.len()).expect("an index holds less than 4 GiB of text"));
        self.ends.len() - 1
    }

    /// Gives back what growing left unused.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub fn get(&self, index: usize) -> &str {
        let from = if index == 0 {
            0
        } else {
            self.ends[index - 1] as usize
        };
        &self.text[from..self.ends[index] as usize]
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn heap_bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}
