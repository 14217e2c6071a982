//! Words of documents while a segment is made.

/// More bytes than the usual C library keeps for later: a list of this size is
/// mapped on its own and given back at once when it is dropped, where smaller
/// ones would leave a process tens of MB larger. What is not used takes no memory.
pub const ROOMY: usize = 40 << 20;
/// A list of fewer tokens is a commit's, and small anyway.
pub const MANY: usize = 1 << 16;
/// Which field a word stands in.
pub const TITLE: u8 = 1;
pub const NAME: u8 = 2;
pub const TEXT: u8 = 0;

/// A list that is needed for a moment only.
pub fn roomy<T>(length: usize) -> Vec<T> {
    let room = if length > MANY {
        ROOMY / size_of::<T>()
    } else {
        0
    };
    Vec::with_capacity(length.max(room))
}

#[derive(Default)]
pub struct Term {
    pub text: Box<[u8]>,
    /// Documents that hold it, and words in all.
    pub documents: u32,
    pub words: u32,
    pub last_document: Option<u32>,
}

/// Words of a document that were read: term, field, position.
#[derive(Clone, Copy)]
pub struct Token {
    pub term: u32,
    pub position: u16,
    pub field: u8,
}
