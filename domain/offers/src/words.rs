//! The words that an offer's columns are made of.

use serde::{Deserialize, Serialize};

use pleinweb_kernel::keyed;

keyed! {
    /// The kind of contract.
    "offer-contract" Contract {
        /// CDI.
        Permanent "permanent",
        /// CDD.
        FixedTerm "fixed-term",
        /// A mission of a temporary work agency.
        Temporary "temporary",
        /// CDI of a temporary work agency.
        PermanentTemporary "permanent-temporary",
        Seasonal "seasonal",
        /// Integration through work (insertion par l'activité économique).
        Integration "integration",
        Apprenticeship "apprenticeship",
        /// Contrat de professionnalisation.
        Professionalisation "professionalisation",
        Internship "internship",
        /// Liberal profession, franchise, taking over a business: not salaried.
        SelfEmployed "self-employed",
        /// Something else, or not said.
        Other "other",
    }
}

#[expect(clippy::derivable_impls, reason = "`keyed!` makes the enum")]
impl Default for Contract {
    fn default() -> Self {
        Self::Other
    }
}

keyed! {
    /// How much of the week.
    "offer-hours" Hours {
        Full "full",
        Part "part",
    }
}

keyed! {
    /// Whether experience counts.
    "offer-experience" ExperienceNeed {
        /// Beginners are welcome.
        None "none",
        Wished "wished",
        Required "required",
    }
}

keyed! {
    /// Work from elsewhere than the employer's place.
    "offer-remote" Remote {
        /// The offer says that there is none.
        No "no",
        Partial "partial",
        Full "full",
    }
}

keyed! {
    /// The employer's size, in people.
    "offer-size" EmployerSize {
        /// Fewer than 10.
        Micro "micro",
        /// 10 to 49.
        Small "small",
        /// 50 to 249.
        Medium "medium",
        /// 250 and more.
        Large "large",
    }
}

/// Experience: whether it counts, and how much if that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experience {
    pub need: ExperienceNeed,
    pub months: Option<u16>,
}
