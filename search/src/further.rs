//! Where documents are besides their first place. Few are in several, so these
//! places stand in one short list beside the columns, and what asks for a place
//! looks through it once.

use crate::bits::Bits;
use crate::bytes::{Reader, Writer};
use crate::geo::NOWHERE;

/// A place of a document, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Site {
    pub lat: i32,
    pub lon: i32,
    pub commune: u16,
    pub department: u8,
    pub region: u8,
}

impl Site {
    #[inline]
    pub fn has_point(&self) -> bool {
        self.lat != NOWHERE
    }
}

/// The places of documents beyond their first.
#[derive(Debug, Default)]
pub struct Further {
    /// The document of each place, ascending.
    documents: Vec<u32>,
    sites: Vec<Site>,
    /// Which documents have any; empty where none has.
    any: Bits,
}

impl Further {
    /// Of so many documents: places with their documents, in order.
    pub fn new(length: usize, places: impl Iterator<Item = (u32, Site)>) -> Self {
        let (documents, sites): (Vec<u32>, Vec<Site>) = places.unzip();
        let mut any = Bits::new(if documents.is_empty() { 0 } else { length });
        for document in &documents {
            any.set(*document);
        }
        Self {
            documents,
            sites,
            any,
        }
    }

    /// The further places of a document.
    #[inline]
    pub fn of(&self, document: u32) -> &[Site] {
        if self.documents.is_empty() || !self.any.get(document) {
            return &[];
        }
        let from = self.documents.partition_point(|one| *one < document);
        let count = self.documents[from..].partition_point(|one| *one == document);
        &self.sites[from..from + count]
    }

    /// Which of the 64 documents from `first` on have any.
    #[inline]
    pub fn having(&self, first: u32) -> u64 {
        let words = self.any.words();
        words.get(first as usize / 64).copied().unwrap_or(0)
    }

    /// The documents that have further places, with these.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[Site])> {
        let mut from = 0;
        self.documents
            .chunk_by(|one, other| one == other)
            .map(move |chunk| {
                let sites = &self.sites[from..from + chunk.len()];
                from += chunk.len();
                (chunk[0], sites)
            })
    }

    pub fn memory(&self) -> usize {
        (4 + size_of::<Site>()) * self.sites.len() + 8 * self.any.words().len()
    }

    pub fn write(&self, out: &mut Writer) {
        out.u32s(&self.documents);
        let lat: Vec<i32> = self.sites.iter().map(|site| site.lat).collect();
        let lon: Vec<i32> = self.sites.iter().map(|site| site.lon).collect();
        let communes: Vec<u16> = self.sites.iter().map(|site| site.commune).collect();
        let departments: Vec<u8> = self.sites.iter().map(|site| site.department).collect();
        let regions: Vec<u8> = self.sites.iter().map(|site| site.region).collect();
        out.i32s(&lat);
        out.i32s(&lon);
        out.u16s(&communes);
        out.bytes(&departments);
        out.bytes(&regions);
    }

    pub fn read(from: &mut Reader<'_>, length: usize) -> Option<Self> {
        let documents = from.u32s()?;
        let (lat, lon, communes) = (from.i32s()?, from.i32s()?, from.u16s()?);
        let (departments, regions) = (from.bytes()?, from.bytes()?);
        let count = documents.len();
        let whole = [lat.len(), lon.len(), communes.len()] == [count; 3]
            && [departments.len(), regions.len()] == [count; 2]
            && documents.is_sorted()
            && documents
                .last()
                .is_none_or(|last| (*last as usize) < length);
        whole.then(|| {
            let sites = (0..count).map(|at| Site {
                lat: lat[at],
                lon: lon[at],
                commune: communes[at],
                department: departments[at],
                region: regions[at],
            });
            Self::new(length, documents.iter().copied().zip(sites))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Further, Site};

    #[test]
    fn each_document_has_its_own_places() {
        let site = |commune: u16| Site {
            lat: 1,
            lon: 2,
            commune,
            department: 0,
            region: 0,
        };
        let places = [(1, site(1)), (1, site(2)), (70, site(3)), (99, site(4))];
        let further = Further::new(100, places.into_iter());
        let of = |document| {
            let sites = further.of(document).iter();
            sites.map(|site| site.commune).collect::<Vec<_>>()
        };
        assert_eq!([of(0), of(1), of(2)], [vec![], vec![1, 2], vec![]]);
        assert_eq!([of(70), of(99)], [vec![3], vec![4]]);
        let all: Vec<(u32, usize)> = further.iter().map(|one| (one.0, one.1.len())).collect();
        assert_eq!(all, [(1, 2), (70, 1), (99, 1)]);
        assert!(Further::default().of(7).is_empty());
    }
}
