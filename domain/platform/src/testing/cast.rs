//! The cast of the stories that tests tell: people who are signed in at a
//! browser. `app.people().adviser()`, and the story begins.

use std::ops::{Deref, DerefMut};

use super::{Browser, Entered, TestApp, enter};
use pleinweb_kernel::{AccountId, AdviserId, PersonId, Role};

/// Someone with an account, at their browser.
#[derive(Clone, Debug)]
pub struct Person {
    pub account: AccountId,
    pub browser: Browser,
}

impl Person {
    /// As the person that files are about.
    pub fn id(&self) -> PersonId {
        PersonId(self.account.0)
    }

    /// As the adviser that files are with.
    pub fn adviser_id(&self) -> AdviserId {
        AdviserId(self.account.0)
    }
}

/// What someone does, they do at their browser.
impl Deref for Person {
    type Target = Browser;
    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl DerefMut for Person {
    fn deref_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }
}

impl From<Entered> for Person {
    fn from(entered: Entered) -> Self {
        Self {
            account: entered.account,
            browser: entered.browser(),
        }
    }
}

/// Who may appear in an app's stories.
#[derive(Clone, Copy, Debug)]
pub struct People<'a>(&'a TestApp);

impl People<'_> {
    pub async fn job_seeker(self) -> Person {
        self.of(Role::JobSeeker).await
    }

    pub async fn adviser(self) -> Person {
        self.of(Role::Adviser).await
    }

    pub async fn operator(self) -> Person {
        self.of(Role::Operator).await
    }

    /// Someone whose address no other has.
    pub async fn of(self, role: Role) -> Person {
        let id: uuid::Uuid = self.0.new_id();
        self.at(role, &format!("{id}@exemple.fr")).await
    }

    /// Someone with this address.
    pub async fn at(self, role: Role, email: &str) -> Person {
        enter(self.0, role, email, false).await.into()
    }
}

impl TestApp {
    pub fn people(&self) -> People<'_> {
        People(self)
    }
}

impl Entered {
    /// The browser that has the session.
    pub fn browser(&self) -> Browser {
        let mut browser = Browser::new();
        browser.request.session_token = Some(self.token.clone());
        browser
    }
}
