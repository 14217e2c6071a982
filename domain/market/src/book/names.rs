//! Numbers for texts that come again and again (skills, employers), given back
//! when nobody uses a text any more.

use std::collections::HashMap;

/// Keys hold 24 bits.
const AT_MOST: usize = 1 << 24;

#[derive(Debug, Default)]
pub struct Names {
    numbers: HashMap<Box<str>, u32>,
    /// Text and how many hold it.
    held: Vec<(Box<str>, u32)>,
    free: Vec<u32>,
}

impl Names {
    /// The number of a text, held once more. `None` when there is no number left.
    pub fn hold(&mut self, text: &str) -> Option<u32> {
        if let Some(&number) = self.numbers.get(text) {
            self.held[number as usize].1 += 1;
            return Some(number);
        }
        let slot = (Box::from(text), 1);
        let number = match self.free.pop() {
            Some(number) => {
                self.held[number as usize] = slot;
                number
            }
            None if self.held.len() < AT_MOST => {
                let number = u32::try_from(self.held.len()).ok()?;
                self.held.push(slot);
                number
            }
            None => return None,
        };
        self.numbers.insert(Box::from(text), number);
        Some(number)
    }

    pub fn release(&mut self, number: u32) {
        let Some((text, uses)) = self.held.get_mut(number as usize) else {
            return;
        };
        *uses = uses.saturating_sub(1);
        if *uses == 0 && self.numbers.remove(text).is_some() {
            *text = Box::from("");
            self.free.push(number);
        }
    }

    pub fn text(&self, number: u32) -> &str {
        self.held
            .get(number as usize)
            .map_or("", |(text, _)| text.as_ref())
    }
}
