//! What filters, facets and orders read of each document: one packed array for
//! each value.

use crate::answer::PAY_STEPS;
use crate::bytes::{Reader, Writer};
use crate::document::{Document, FLAGS, Id};
use crate::facts::Facts;
use crate::further::{Further, Site};
use crate::geo::{Circle, fine};
use crate::interner::Numbers;
use crate::point_table::PointTable;

/// Contract, hours and experience together.
pub const TERMS_ROOM: usize = 512;
/// Remote work, employer's size, flags and step of pay together.
pub const SETTING_ROOM: usize = 512 << FLAGS;

pub fn contract_of(terms: usize) -> usize {
    terms & 15
}
pub fn hours_of(terms: usize) -> usize {
    terms >> 4 & 3
}
pub fn experience_of(terms: usize) -> usize {
    terms >> 6
}
pub fn remote_of(setting: usize) -> usize {
    setting & 3
}
pub fn size_of_employer(setting: usize) -> usize {
    setting >> 2 & 7
}
pub fn flag_of(setting: usize, flag: usize) -> bool {
    setting >> flag_bit(flag) & 1 == 1
}
/// The first lies before the step of pay and all others after it, so that one
/// more leaves the bits of files that were written before where they are.
const fn flag_bit(flag: usize) -> usize {
    if flag == 0 { 5 } else { 9 + flag }
}
/// How many of [`PAY_STEPS`] the pay reaches.
pub fn pay_step_of(setting: usize) -> usize {
    setting >> 6 & 15
}

/// Documents that are aged have an instant before this one (in 1978), all others a
/// later one: every order that looks at dates has them last, without a column more.
pub const AGED: u32 = 1 << 28;

/// The instant of a document by which it is put in order: of aged ones a sixteenth,
/// which keeps their order to a quarter of a minute.
fn instant(document: &Document) -> u32 {
    let at = seconds(document.created);
    if document.aged { at >> 4 } else { at.max(AGED) }
}

/// When a document says that it was made, aged or not.
#[inline]
pub fn published(created: u32) -> u32 {
    if created < AGED {
        created << 4
    } else {
        created
    }
}

/// A document's values.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub id: Id,
    /// Seconds since 1970; of an aged one see [`AGED`].
    pub created: u32,
    pub lat: i32,
    pub lon: i32,
    /// The least and the most it pays; 0 is "not said".
    pub pay_low: u32,
    pub pay_high: u32,
    pub occupation: u16,
    pub commune: u16,
    pub department: u8,
    pub region: u8,
    pub terms: u16,
    pub setting: u16,
    pub source: u8,
    /// How many skills it requires and welcomes.
    pub must: u8,
    pub nice: u8,
}

/// An instant in milliseconds as columns hold it.
pub fn seconds(ms: i64) -> u32 {
    (ms / 1000).clamp(0, i64::from(u32::MAX)) as u32
}

impl Row {
    pub fn new(document: &Document, numbers: &Numbers) -> Self {
        let (lat, lon) = fine(document.at);
        let low = document.pay_low.or(document.pay_high).unwrap_or(0);
        let high = document.pay_high.unwrap_or(low).max(low);
        let step = PAY_STEPS.partition_point(|step| *step <= high) as u16;
        let count = |must: bool| {
            let skills = document.skills.iter().filter(|skill| skill.must == must);
            skills.count().min(255) as u8
        };
        let flags = document.flags.iter().enumerate();
        let flags = flags.fold(0, |bits, (flag, set)| {
            bits | u16::from(*set) << flag_bit(flag)
        });
        Self {
            id: document.id,
            created: instant(document),
            lat,
            lon,
            pay_low: low,
            pay_high: high,
            occupation: numbers.occupation,
            commune: numbers.commune,
            department: numbers.department,
            region: numbers.region,
            terms: u16::from(numbers.contract)
                | u16::from(numbers.hours) << 4
                | u16::from(numbers.experience) << 6,
            setting: u16::from(numbers.remote)
                | u16::from(numbers.employer_size) << 2
                | flags
                | step << 6,
            source: numbers.source,
            must: count(true),
            nice: count(false),
        }
    }

    /// The order of documents in a segment: an occupation's together, newest
    /// first. Terms of a trade then lie in short runs, and an occupation is one run.
    pub fn order(&self) -> (u16, u32, Id) {
        (self.occupation, u32::MAX - self.created, self.id)
    }
}

macro_rules! columns {
    ($($name:ident: $type:ty),* $(,)?) => {
        #[derive(Debug, Default)]
        pub struct Columns {
            pub id: Vec<Id>,
            /// Where each is, as a number of [`PointTable`].
            pub point: Vec<u32>,
            pub points: PointTable,
            /// Where documents are besides.
            pub further: Further,
            $(pub $name: Vec<$type>,)*
        }

        impl Columns {
            /// The rows of so many documents, in their order.
            pub fn collect(
                length: usize,
                rows: impl Iterator<Item = Row>,
                further: Further,
            ) -> Self {
                let mut columns = Self {
                    further,
                    id: Vec::with_capacity(length),
                    $($name: Vec::with_capacity(length),)*
                    ..Self::default()
                };
                let mut lat = Vec::with_capacity(length);
                let mut lon = Vec::with_capacity(length);
                for row in rows {
                    columns.id.push(row.id);
                    lat.push(row.lat);
                    lon.push(row.lon);
                    $(columns.$name.push(row.$name);)*
                }
                (columns.points, columns.point) =
                    PointTable::new(&lat, &lon, |document| columns.facts(document));
                columns
            }

            pub fn row(&self, document: u32) -> Row {
                let at = document as usize;
                let (lat, lon) = self.at(document);
                Row {
                    id: self.id[at],
                    lat,
                    lon,
                    $($name: self.$name[at],)*
                }
            }

            fn same_lengths(&self) -> bool {
                let length = self.id.len();
                true $(&& self.$name.len() == length)*
            }
        }
    };
}

columns! {
    created: u32,
    pay_low: u32,
    pay_high: u32,
    occupation: u16,
    commune: u16,
    department: u8,
    region: u8,
    terms: u16,
    setting: u16,
    source: u8,
    must: u8,
    nice: u8,
}

impl Columns {
    pub fn len(&self) -> usize {
        self.id.len()
    }

    /// What is counted of a document, but for its place.
    #[inline]
    pub fn facts(&self, document: u32) -> Facts {
        let at = document as usize;
        Facts {
            created: self.created[at],
            occupation: self.occupation[at],
            terms: self.terms[at],
            setting: self.setting[at],
            source: self.source[at],
        }
    }

    /// As [`Row::order`].
    pub fn order(&self, at: usize) -> (u16, u32, Id) {
        let age = u32::MAX - self.created[at];
        (self.occupation[at], age, self.id[at])
    }

    /// The coordinates of a document.
    #[inline]
    pub fn at(&self, document: u32) -> (i32, i32) {
        self.points.at(self.point[document as usize])
    }

    /// The first place of a document.
    #[inline]
    fn first_site(&self, document: u32) -> Site {
        let (lat, lon) = self.at(document);
        let at = document as usize;
        Site {
            lat,
            lon,
            commune: self.commune[at],
            department: self.department[at],
            region: self.region[at],
        }
    }

    /// Whether a document has such a place.
    #[inline]
    pub fn any_site(&self, document: u32, passes: impl Fn(&Site) -> bool) -> bool {
        passes(&self.first_site(document)) || self.further.of(document).iter().any(passes)
    }

    /// Metres to the nearest place of a document, where any is known.
    #[inline]
    pub fn metres(&self, document: u32, middle: &Circle) -> Option<u32> {
        let first = self.first_site(document);
        let sites = std::iter::once(&first).chain(self.further.of(document));
        let known = sites.filter(|site| site.has_point());
        known.map(|site| middle.metres(site.lat, site.lon)).min()
    }

    /// Gives the departments and the regions that a document is in beyond those
    /// of its first place, each once.
    pub fn further_areas(
        &self,
        document: u32,
        mut department: impl FnMut(usize),
        mut region: impl FnMut(usize),
    ) {
        let sites = self.further.of(document);
        if sites.is_empty() {
            return;
        }
        let first = self.first_site(document);
        for (at, site) in sites.iter().enumerate() {
            let mut before = std::iter::once(&first).chain(&sites[..at]);
            let mut again = before.clone();
            if before.all(|one| one.department != site.department) {
                department(usize::from(site.department));
            }
            if again.all(|one| one.region != site.region) {
                region(usize::from(site.region));
            }
        }
    }

    /// Bytes in memory.
    pub fn memory(&self) -> usize {
        // The row's coordinates are a number of four bytes here.
        self.len() * (size_of::<Row>() - 4) + self.points.memory() + self.further.memory()
    }

    pub fn write(&self, out: &mut Writer) {
        out.bytes(self.id.as_flattened());
        out.u32s(&self.created);
        out.u32s(&self.point);
        out.u32s(&self.pay_low);
        out.u32s(&self.pay_high);
        out.u16s(&self.occupation);
        out.u16s(&self.commune);
        out.bytes(&self.department);
        out.bytes(&self.region);
        out.u16s(&self.terms);
        out.u16s(&self.setting);
        out.bytes(&self.source);
        out.bytes(&self.must);
        out.bytes(&self.nice);
        self.points.write(out);
        self.further.write(out);
    }

    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut columns = Self {
            id: from.bytes()?.as_chunks().0.to_vec(),
            created: from.u32s()?,
            point: from.u32s()?,
            points: PointTable::default(),
            further: Further::default(),
            pay_low: from.u32s()?,
            pay_high: from.u32s()?,
            occupation: from.u16s()?,
            commune: from.u16s()?,
            department: from.bytes()?.to_vec(),
            region: from.bytes()?.to_vec(),
            terms: from.u16s()?,
            setting: from.u16s()?,
            source: from.bytes()?.to_vec(),
            must: from.bytes()?.to_vec(),
            nice: from.bytes()?.to_vec(),
        };
        if !columns.same_lengths() || columns.point.len() != columns.len() {
            return None;
        }
        columns.points =
            PointTable::read(from, &columns.point, |document| columns.facts(document))?;
        columns.further = Further::read(from, columns.len())?;
        Some(columns)
    }
}
