//! What features keep in memory for the whole process: an index, lists, figures.
//! One of each kind for each process, empty until its feature fills it. The
//! platform knows none of them.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

type Kept = Arc<dyn Any + Send + Sync>;

#[derive(Default)]
pub(super) struct Services(RwLock<HashMap<TypeId, Kept>>);

impl Services {
    /// The one of this kind, made empty when it is asked for first.
    pub fn get<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let kind = TypeId::of::<T>();
        let found = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let kept = found.get(&kind).cloned();
        drop(found);
        let kept = kept.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let new = || -> Kept { Arc::new(T::default()) };
            all.entry(kind).or_insert_with(new).clone()
        });
        // What is kept under a kind's id is of that kind.
        kept.downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Services;
    use std::sync::atomic::{AtomicU8, Ordering};

    #[test]
    fn there_is_one_of_each_kind() {
        let services = Services::default();
        services.get::<AtomicU8>().store(7, Ordering::SeqCst);
        assert_eq!(services.get::<AtomicU8>().load(Ordering::SeqCst), 7);
        assert_eq!(*services.get::<u32>(), 0);
    }
}
