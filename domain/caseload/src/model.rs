//! What the adviser's pages show and what their forms send.

use serde::{Deserialize, Serialize};

use pleinweb_checks::parse_reason;
use pleinweb_contract::Version;
use pleinweb_entry::{
    Assessment, Channel, ChannelContract, Choice, Path, Service, Suggestion, SupportIntensity,
};
use pleinweb_kernel::{Code, FieldErrors, RegistrationId, Timestamp};
use pleinweb_registration::SentFile;
use pleinweb_reviews::{Counts, Event, ReviewKind, When};

/// Who has opened a file to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimView {
    Free,
    Mine { until: When },
    Theirs { name: String, until: When },
}

/// One line of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    pub registration: RegistrationId,
    pub kind: ReviewKind,
    pub name: String,
    pub since: When,
    pub answer_by: When,
    /// Whose it is, by name; none in an agency without advisers.
    pub owner: Option<String>,
    pub mine: bool,
    pub claim: ClaimView,
    pub possible_double: bool,
    /// It passed to a colleague.
    pub passed: bool,
}

/// `/conseil`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueView {
    pub now: Timestamp,
    pub counts: Counts,
    pub rows: Vec<QueueRow>,
    /// Where the next page begins, if there is more.
    pub next: Option<String>,
    /// The reader is head of an agency: there is more to tell (`alarms`).
    pub head: bool,
    /// The adviser works in no agency: there is nothing to see, and that is said.
    pub nowhere: bool,
}

/// The claim alone, for a page that is already open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewState {
    pub kind: ReviewKind,
    pub now: Timestamp,
    pub since: When,
    pub answer_by: When,
    pub owner: Option<String>,
    pub claim: ClaimView,
    /// When it passed to a colleague, and whose it was.
    pub passed_at: Option<When>,
    pub passed_from: Option<String>,
    /// When it was decided (or withdrawn), and by whom.
    pub closed_at: Option<When>,
    pub closed_by: Option<String>,
}

/// One line of an adviser's caseload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    pub registration: RegistrationId,
    pub name: String,
    pub since: When,
    pub contract: Option<ChannelContract>,
    pub intensity: Option<SupportIntensity>,
    pub last_event: Event,
    pub last_event_at: When,
    /// By when an interview at the desk is to be proposed, if one was asked for.
    pub interview_by: Option<When>,
    pub returned_for_good: bool,
}

/// `/conseil/portefeuille`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseloadView {
    pub now: Timestamp,
    pub total: i64,
    pub rows: Vec<MemberRow>,
    pub next: Option<String>,
    /// The adviser works in no agency: there is nothing to see, and that is said.
    pub nowhere: bool,
}

/// What the adviser who decides sees of the contract so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractSoFar {
    /// Newest first.
    pub versions: Vec<Version>,
    pub interview_asked_at: Option<When>,
    pub interview_note: String,
}

/// Both views of autonomy, as the entry check concluded them: what the person
/// says, and what the task showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AutonomyView {
    pub at: When,
    pub assessment: Assessment,
    pub suggestion: Suggestion,
}

/// `/conseil/dossier/…`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileView {
    pub registration: RegistrationId,
    pub review: ReviewState,
    pub sent: SentFile,
    /// Both views of autonomy, if the person did the entry check.
    pub autonomy: Option<AutonomyView>,
    /// What the person chose, if they did.
    pub choice: Option<Choice>,
    pub contract: ContractSoFar,
}

/// The forms that need nothing but the file they are about.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FileInput {
    pub registration: String,
}

impl FileInput {
    /// An id that cannot be read is a file that does not exist; as a form's
    /// field it is `choice-unknown`.
    pub fn check(&self) -> Result<RegistrationId, FieldErrors> {
        self.registration
            .parse()
            .map_err(|_| FieldErrors::one("registration", "choice-unknown"))
    }
}

/// The decision on a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideInput {
    pub registration: String,
    /// A `Path`.
    pub path: String,
    /// A `SupportIntensity`.
    pub intensity: String,
    /// The person reads it.
    pub reason: String,
    /// A `Channel` for each service; empty is what the path means.
    pub interviews: String,
    pub documents: String,
    pub declaration: String,
    pub messages: String,
}

/// A decision that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub registration: RegistrationId,
    pub path: Path,
    pub intensity: SupportIntensity,
    pub contract: ChannelContract,
    pub reason: String,
}

impl DecideInput {
    /// Codes: `path` required, choice-unknown, path-differs (the channels make
    /// another path); `intensity` required, choice-unknown, intensity-full-web;
    /// `reason` required, reason-too-short, too-long; each service
    /// choice-unknown, channel-impossible.
    pub fn check(&self) -> Result<Decision, FieldErrors> {
        let mut errors = FieldErrors::default();
        let registration = errors.check(
            "registration",
            self.registration
                .parse()
                .map_err(|_| Code::new("choice-unknown")),
        );
        let path = errors.check("path", Path::parse(&self.path));
        let intensity = errors.check("intensity", SupportIntensity::parse(&self.intensity));
        let reason = errors.check("reason", parse_reason(&self.reason));
        let channels = self.channels(&mut errors);
        let (Some(registration), Some(path), Some(intensity), Some(reason)) =
            (registration, path, intensity, reason)
        else {
            return Err(errors);
        };
        let contract = contract(path, intensity, &channels, &mut errors);
        let decision = contract.map(|contract| Decision {
            registration,
            path,
            intensity,
            contract,
            reason,
        });
        errors.finish(decision)
    }

    fn channels(&self, errors: &mut FieldErrors) -> Vec<(Service, Channel)> {
        let fields = [
            ("interviews", Service::Interviews, &self.interviews),
            ("documents", Service::Documents, &self.documents),
            ("declaration", Service::Declaration, &self.declaration),
            ("messages", Service::Messages, &self.messages),
        ];
        let mut chosen = Vec::new();
        for (field, service, text) in fields {
            if text.trim().is_empty() {
                continue;
            }
            let parsed = Channel::parse(text).and_then(|channel| {
                if pleinweb_entry::is_possible(service, channel) {
                    Ok(channel)
                } else {
                    Err(Code::new("channel-impossible"))
                }
            });
            if let Some(channel) = errors.check(field, parsed) {
                chosen.push((service, channel));
            }
        }
        chosen
    }
}

/// The contract of a path with some services by another channel. What it is
/// called must be what was decided: "100 % Web" with a desk in it is mixed.
fn contract(
    path: Path,
    intensity: SupportIntensity,
    channels: &[(Service, Channel)],
    errors: &mut FieldErrors,
) -> Option<ChannelContract> {
    let mut contract = errors.check("intensity", ChannelContract::decide(path, intensity))?;
    let plain = contract;
    for (service, channel) in channels {
        // Judged as guidé, which allows 100 % Web: while only some of its services
        // are set, a contract may be that for a moment. Its end is judged below.
        contract = errors.check(
            service.key(),
            contract.with(*service, *channel, SupportIntensity::Guide),
        )?;
    }
    if contract != plain && contract.path() != path {
        errors.push("path", Code::new("path-differs"));
        return None;
    }
    Some(contract)
}
