//! What the adviser's pages show and what their forms send.

use serde::{Deserialize, Serialize};

use pleinweb_checks::parse_reason;
use pleinweb_contract::Version;
use pleinweb_entry::{
    Assessment, Channel, ChannelContract, Choice, Path, Service, Suggestion, SupportIntensity,
};
use pleinweb_kernel::{Code, FieldErrors, RegistrationId, Timestamp, keyed};
use pleinweb_registration::SentFile;
use pleinweb_reviews::{Counts, Event, ReviewKind, Stopped, When};

/// Who has opened a file to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimView {
    Free,
    Mine { until: When },
    Theirs { name: String, until: When },
}

/// A decision on a file that is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldView {
    /// Whose it is, by name.
    pub by: String,
    pub mine: bool,
    pub goes_at: When,
}

/// A decision of the adviser's own that is held, or that was stopped lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRow {
    pub registration: RegistrationId,
    /// None where the adviser is not of the agency any more.
    pub name: Option<String>,
    pub path: Path,
    /// When it goes; none when it was stopped.
    pub goes_at: Option<When>,
    pub stopped: Option<Stopped>,
}

keyed! {
    /// What the queue shows of what waits.
    "waiting" Waiting {
        All "all",
        Late "late",
        Mine "mine",
    }
}

/// Which part of the queue is asked for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QueueInput {
    /// `next` of the page before, or nothing.
    pub after: String,
    /// A `Waiting`; anything else is all.
    pub show: String,
    /// The file that was just decided, or nothing.
    pub done: String,
}

/// The reader's own decision on a file, made a moment ago.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoneView {
    pub registration: RegistrationId,
    pub name: String,
    /// When it goes; none when it went.
    pub goes_at: Option<When>,
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
    pub show: Waiting,
    pub done: Option<DoneView>,
    /// The reader's own decisions that did not go yet, the latest first.
    pub held: Vec<HeldRow>,
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
    pub held: Option<HeldView>,
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
    /// By when a decision on them is due, if one is.
    pub decide_by: Option<When>,
    pub returned_for_good: bool,
}

impl MemberRow {
    /// By when something is owed to this person, if anything is.
    pub fn due(&self) -> Option<When> {
        let due = [self.interview_by, self.decide_by].into_iter().flatten();
        due.min_by_key(|when| when.at)
    }
}

/// Which part of a caseload is asked for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleInput {
    /// `next` of the page before, or nothing.
    pub after: String,
    /// Only people to whom something is owed.
    pub to_do: bool,
    /// A part of a name, as it is typed.
    pub name: String,
}

/// `/conseil/portefeuille`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseloadView {
    pub now: Timestamp,
    pub total: i64,
    /// To how many of them something is owed, and of those to how many too late.
    pub to_do: i64,
    pub late: i64,
    /// How many were found.
    pub found: i64,
    pub rows: Vec<MemberRow>,
    pub next: Option<String>,
    /// The adviser works in no agency: there is nothing to see, and that is said.
    pub nowhere: bool,
}

/// What the ways of the adviser's part count: what is late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskView {
    /// Files in the queue.
    pub queue: i64,
    /// People in the caseload.
    pub people: i64,
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
    /// What the reader decided before, where that did not go: the form begins with it.
    pub before: Option<DecideInput>,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideInput {
    pub registration: String,
    /// A `Path`.
    pub path: String,
    /// A `SupportIntensity`.
    pub intensity: String,
    /// A sentence to begin the reason with, or nothing.
    pub ready: String,
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
    /// The form as it would be filled in for this: a channel is said where it is
    /// another than the path's own.
    pub fn of(
        registration: RegistrationId,
        path: Path,
        intensity: SupportIntensity,
        contract: ChannelContract,
        reason: &str,
    ) -> Self {
        let plain = ChannelContract::for_path(path);
        let said = |service: Service| {
            let channel = contract.channel(service);
            if channel == plain.channel(service) {
                String::new()
            } else {
                channel.key().to_owned()
            }
        };
        Self {
            registration: registration.to_string(),
            path: path.key().to_owned(),
            intensity: intensity.key().to_owned(),
            ready: String::new(),
            reason: reason.to_owned(),
            interviews: said(Service::Interviews),
            documents: said(Service::Documents),
            declaration: said(Service::Declaration),
            messages: said(Service::Messages),
        }
    }

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
        let reason = errors.check("reason", parse_reason(&self.said()));
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

    /// The whole reason: what was typed goes on from the sentence that was chosen. With
    /// scripts the sentence is in the field already, where it can be changed.
    fn said(&self) -> String {
        let (ready, own) = (self.ready.trim(), self.reason.trim());
        if own.starts_with(ready) {
            return own.to_owned();
        }
        [ready, own].join(" ").trim().to_owned()
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
