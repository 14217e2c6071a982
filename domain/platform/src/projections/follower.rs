//! Keeps one projection up.

use std::time::{Duration, Instant};

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::{Beginning, Followed, Phase, Projection, ProjectionBoard};
use crate::outbox::CROWDS;
use crate::{AppState, Line, Live, MISSED, changes_after, outbox_line, outbox_span};
use pleinweb_kernel::Timestamp;

/// A projection, and how far it is.
#[derive(Debug)]
pub struct Follower<P> {
    app: AppState,
    projection: P,
    /// Up to here the outbox was taken in; nothing while it is not known.
    upto: Option<i64>,
    /// Which outbox was read, once this process knows.
    line: Option<Line>,
    made_at: Option<Timestamp>,
}

impl<P: Projection> Follower<P> {
    pub async fn open(app: AppState, mut projection: P) -> Self {
        app.service::<ProjectionBoard>()
            .note::<P>(Phase::Starting, None);
        projection.open(&app).await;
        Self {
            app,
            projection,
            upto: None,
            line: None,
            made_at: None,
        }
    }

    /// Goes on after a position that the caller knows to be right.
    pub fn going_on(app: AppState, projection: P, upto: i64) -> Self {
        Self {
            app,
            projection,
            upto: Some(upto),
            line: None,
            made_at: None,
        }
    }

    pub fn projection(&mut self) -> &mut P {
        &mut self.projection
    }

    /// Up to which position the outbox was taken in.
    pub fn upto(&self) -> Option<i64> {
        self.upto
    }

    /// One step: makes the copy where it must be made, then takes in what the outbox
    /// says. True if there is more to do at once.
    ///
    /// # Errors
    /// As the projection's: the next step finds out where to go on.
    pub async fn step(&mut self) -> Result<bool, P::Error> {
        let result = self.attempt().await;
        if result.is_err() {
            self.upto = None;
            self.stands(Phase::CatchingUp);
            self.board().failed::<P>(self.app.now());
        }
        result
    }

    async fn attempt(&mut self) -> Result<bool, P::Error> {
        let line = self.app.hub().line().or(self.line);
        // The positions of another outbox are others.
        let is_another = self.line.is_some() && self.line != line;
        if is_another || self.is_stale() {
            self.rebuild().await?;
        }
        // Known only now: where making it anew failed, it is tried again.
        self.line = line;
        let after = match self.upto {
            Some(upto) => upto,
            None => match self.projection.position(&self.app).await? {
                Some(upto) => upto,
                None => self.rebuild().await?,
            },
        };
        let changes = changes_after(self.app.db(), P::FOLLOWS, after, P::AT_ONCE).await?;
        match self.projection.follow(&self.app, &changes).await? {
            Followed::Unmoved => {}
            Followed::Moved => self.tell(changes.upto),
            Followed::Lost => {
                self.rebuild().await?;
                return Ok(true);
            }
        }
        self.upto = Some(changes.upto);
        // What is written and cannot be read yet is missing here too.
        self.stands(if changes.more || changes.waiting.is_some() {
            Phase::CatchingUp
        } else {
            Phase::Current
        });
        Ok(changes.more)
    }

    /// Makes the copy from the tables; gives the position after which to follow.
    ///
    /// # Errors
    /// As the projection's: then it is as it was.
    pub async fn rebuild(&mut self) -> Result<i64, P::Error> {
        let began = Instant::now();
        self.board().note::<P>(Phase::Rebuilding, self.upto);
        let line = outbox_line(self.app.db()).await?;
        let span = outbox_span(self.app.db()).await?;
        let position = span.map_or(0, |(_, newest)| newest);
        let from = Beginning { position, line };
        self.projection.rebuild(&self.app, from).await?;
        let now = self.app.now();
        self.board().made::<P>(now, began.elapsed());
        self.board().note::<P>(Phase::CatchingUp, Some(position));
        self.made_at = Some(now);
        self.upto = Some(position);
        // What moved since somebody looked at an older copy, or at another node's,
        // is not known: they ask once.
        self.tell(position);
        Ok(position)
    }

    /// Steps until there is nothing more to do at once.
    ///
    /// # Errors
    /// As `step`.
    pub async fn catch_up(&mut self) -> Result<(), P::Error> {
        while self.step().await? {}
        Ok(())
    }

    fn is_stale(&self) -> bool {
        let age = self.made_at.map(|at| self.app.now().since(at));
        let age = age.and_then(|ms| u64::try_from(ms).ok());
        P::FRESH_FOR
            .zip(age)
            .is_some_and(|(most, age)| Duration::from_millis(age) >= most)
    }

    fn stands(&mut self, phase: Phase) {
        self.projection.stands(&self.app, phase, self.upto);
        self.board().note::<P>(phase, self.upto);
    }

    fn board(&self) -> std::sync::Arc<ProjectionBoard> {
        self.app.service()
    }

    fn tell(&self, version: i64) {
        if let Some(topic) = P::TELLS {
            self.app.hub().tell(Live {
                topic: topic.to_owned(),
                version,
            });
        }
    }
}

/// Keeps a projection of this process up for ever.
pub async fn keep<P: Projection>(app: AppState, projection: P) {
    // Before the first read: what happens meanwhile wakes it afterwards.
    let mut news = app.hub().listen();
    let mut follower = Follower::open(app, projection).await;
    loop {
        match follower.step().await {
            Ok(true) => tokio::task::yield_now().await,
            // Someone of this process wrote, or it is time to look.
            Ok(false) => {
                let _ = tokio::time::timeout(P::LOOK_EVERY, heard::<P>(&mut news)).await;
            }
            Err(error) => {
                tracing::warn!(projection = P::NAME, %error, "a projection");
                tokio::time::sleep(P::AFTER_A_FAILURE).await;
            }
        }
    }
}

/// Waits until something is told that a projection may follow.
async fn heard<P: Projection>(news: &mut Receiver<Live>) {
    loop {
        match news.recv().await {
            Ok(live) if !wakes::<P>(&live.topic) => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            // Nobody will tell any more: the time-out looks again.
            Err(RecvError::Closed) => return std::future::pending().await,
        }
    }
}

pub(crate) fn wakes<P: Projection>(topic: &str) -> bool {
    // What comes in crowds is told by another name.
    let crowd = CROWDS.iter().find(|(_, told)| *told == topic);
    let topic = crowd.map_or(topic, |(one, _)| one);
    topic == MISSED || topic.starts_with(P::FOLLOWS)
}
