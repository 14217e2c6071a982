//! Whether a pointer is pressed, and what waits until it was released.
//!
//! A field is left as soon as a button elsewhere is pressed. What is then said
//! of the field moves the page, and the button with it: the pointer is
//! released beside it, and the browser sees no click. So whatever moves the
//! page because a field was left waits for the click. Leaving by the keyboard
//! presses nothing and waits for nothing.
//!
//! Not by `relatedTarget`: Safari gives buttons no focus, so it is empty there.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;

thread_local! {
    static PRESS: Press = Press::default();
}

/// There is one for the whole document.
#[derive(Default)]
struct Press {
    followed: Cell<bool>,
    pressed: Cell<bool>,
    /// Counts what the pointer did: a release that something followed is over.
    turn: Cell<u32>,
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
}

/// After the click: what listens to it, and the form that it sends, come first.
const CLICKED: Duration = Duration::ZERO;
/// After a release. The click comes at once, or never (the pointer was moved
/// away); a finger's press is told a second time, as a mouse's, after it.
const RELEASED: Duration = Duration::from_millis(100);

/// Follows the pointer from now on. In the browser, as often as one likes.
pub(super) fn follow() {
    if PRESS.with(|press| press.followed.replace(true)) {
        return;
    }
    // Handles only serve to stop listening.
    for name in ["pointerdown", "mousedown"] {
        let _ = window_event_listener_untyped(name, |_| press());
    }
    for name in ["pointerup", "mouseup", "pointercancel", "dragend"] {
        let _ = window_event_listener_untyped(name, |_| release(RELEASED));
    }
    let _ = window_event_listener_untyped("click", |_| release(CLICKED));
    // A release outside the window may be told to nobody.
    let _ = window_event_listener_untyped("keydown", |_| release(CLICKED));
}

/// Now, or as soon as the pointer that is pressed was released.
pub(super) fn when_released(act: impl FnOnce() + 'static) {
    if PRESS.with(|press| press.pressed.get()) {
        PRESS.with(|press| press.waiting.borrow_mut().push(Box::new(act)));
    } else {
        act();
    }
}

fn press() {
    turn();
    PRESS.with(|press| press.pressed.set(true));
}

fn release(after: Duration) {
    if !PRESS.with(|press| press.pressed.get()) {
        return;
    }
    let turn = turn();
    let over = move || {
        if PRESS.with(|press| press.turn.get()) != turn {
            return;
        }
        let waiting = PRESS.with(|press| {
            press.pressed.set(false);
            press.waiting.take()
        });
        for act in waiting {
            act();
        }
    };
    let _ = set_timeout(over, after);
}

fn turn() -> u32 {
    PRESS.with(|press| {
        let turn = press.turn.get().wrapping_add(1);
        press.turn.set(turn);
        turn
    })
}
