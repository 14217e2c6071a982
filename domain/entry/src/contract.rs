//! The channel contract: for each service, web, phone or desk. An adviser
//! decides on it, and the person can go back to the agency at any moment, once
//! or for good.

use pleinweb_kernel::keyed;
use serde::{Deserialize, Serialize};

use super::model::Path;
use pleinweb_kernel::Code;

keyed! {
    /// How closely an adviser supports someone: the adviser's decision, when the
    /// registration is confirmed.
    "intensity" SupportIntensity {
        Suivi "suivi",
        Guide "guide",
        Renforce "renforce",
    }
}

keyed! {
    "service" Service {
        Interviews "interviews",
        Documents "documents",
        Declaration "declaration",
        Messages "messages",
    }
}

keyed! {
    "channel" Channel {
        Web "web",
        Phone "phone",
        Desk "desk",
    }
}

keyed! {
    /// The way back, at any moment and without a penalty.
    "return" Return {
        /// The next interview is at the desk; nothing else changes.
        Once "once",
        /// Everything goes through the agency again.
        ForGood "for-good",
    }
}

/// By which channel each service reaches a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelContract {
    pub interviews: Channel,
    pub documents: Channel,
    pub declaration: Channel,
    pub messages: Channel,
    /// The next interview is at the desk, whatever `interviews` says.
    #[serde(default)]
    pub desk_once: bool,
}

impl ChannelContract {
    /// What a path means before anybody adapts it.
    ///
    /// - 100 % Web: everything online.
    /// - Mixed: talking is done in person or by phone, sending is done online,
    ///   where it can be looked at again and corrected in time.
    /// - Agency: the desk, and the phone for what must not wait for an opening hour.
    pub const fn for_path(path: Path) -> Self {
        let (interviews, documents, declaration, messages) = match path {
            Path::FullWeb => (Channel::Web, Channel::Web, Channel::Web, Channel::Web),
            Path::Mixed => (Channel::Desk, Channel::Web, Channel::Web, Channel::Phone),
            Path::Agency => (Channel::Desk, Channel::Desk, Channel::Desk, Channel::Phone),
        };
        Self {
            interviews,
            documents,
            declaration,
            messages,
            desk_once: false,
        }
    }

    /// What the adviser decides. Code: `intensity-full-web`.
    pub fn decide(path: Path, intensity: SupportIntensity) -> Result<Self, Code> {
        Self::for_path(path).allowed_with(intensity)
    }

    /// The same contract with one service by another channel.
    ///
    /// Codes: `channel-impossible`, `intensity-full-web`.
    pub fn with(
        mut self,
        service: Service,
        channel: Channel,
        intensity: SupportIntensity,
    ) -> Result<Self, Code> {
        if !is_possible(service, channel) {
            return Err(Code::new("channel-impossible"));
        }
        *match service {
            Service::Interviews => &mut self.interviews,
            Service::Documents => &mut self.documents,
            Service::Declaration => &mut self.declaration,
            Service::Messages => &mut self.messages,
        } = channel;
        self.allowed_with(intensity)
    }

    fn allowed_with(self, intensity: SupportIntensity) -> Result<Self, Code> {
        if self.path() == Path::FullWeb && !may_have_full_web(intensity) {
            return Err(Code::new("intensity-full-web"));
        }
        Ok(self)
    }

    /// The channel that holds now, a single return to the desk included.
    pub fn channel(&self, service: Service) -> Channel {
        match service {
            Service::Interviews if self.desk_once => Channel::Desk,
            Service::Interviews => self.interviews,
            Service::Documents => self.documents,
            Service::Declaration => self.declaration,
            Service::Messages => self.messages,
        }
    }

    /// What the contract is called: all online, nothing online, or in between.
    /// A single return does not change it.
    pub fn path(&self) -> Path {
        let channels = [
            self.interviews,
            self.documents,
            self.declaration,
            self.messages,
        ];
        match channels
            .iter()
            .filter(|channel| **channel == Channel::Web)
            .count()
        {
            0 => Path::Agency,
            4 => Path::FullWeb,
            _ => Path::Mixed,
        }
    }

    /// Back to the agency: always possible, from any contract. Once: only the
    /// next interview moves. For good: the agency's contract, at once.
    #[must_use]
    pub fn returned(self, how: Return) -> Self {
        match how {
            Return::Once => Self {
                desk_once: self.interviews != Channel::Desk,
                ..self
            },
            Return::ForGood => Self::for_path(Path::Agency),
        }
    }

    /// Once the interview at the desk has taken place, the contract is as before.
    #[must_use]
    pub const fn after_interview(self) -> Self {
        Self {
            desk_once: false,
            ..self
        }
    }

    /// Whether the person can volunteer (again): as soon as they like, as often
    /// as they like, whatever they chose before; an adviser answers. `pending`
    /// is whether such a request already waits.
    ///
    /// Codes: `already-full-web`, `already-volunteered`.
    pub fn may_volunteer(&self, pending: bool) -> Result<(), Code> {
        if self.path() == Path::FullWeb {
            Err(Code::new("already-full-web"))
        } else if pending {
            Err(Code::new("already-volunteered"))
        } else {
            Ok(())
        }
    }
}

/// 100 % Web is for suivi and guidé, never for renforcé: whoever needs close
/// support is seen or heard for at least one service.
pub(crate) const fn may_have_full_web(intensity: SupportIntensity) -> bool {
    !matches!(intensity, SupportIntensity::Renforce)
}

/// A document cannot be told on the phone; all else can be done by any channel.
pub const fn is_possible(service: Service, channel: Channel) -> bool {
    !matches!((service, channel), (Service::Documents, Channel::Phone))
}
