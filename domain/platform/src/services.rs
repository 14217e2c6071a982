//! What features keep in memory for the whole process: an index, lists, figures.
//! One of each kind for each process, empty until its feature fills it. The
//! platform knows none of them.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

/// Something that a feature keeps in memory.
pub trait Service: Send + Sync {
    /// The database is another one than before: what was read from it is forgotten.
    /// Nothing for what finds that out by itself.
    fn begin_anew(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(ready(()))
    }
}

struct Kept {
    itself: Arc<dyn Any + Send + Sync>,
    service: Arc<dyn Service>,
}

#[derive(Default)]
pub(super) struct Services(RwLock<HashMap<TypeId, Kept>>);

impl Services {
    /// The one of this kind, made empty when it is asked for first.
    pub fn get<T: Service + Default + 'static>(&self) -> Arc<T> {
        let kind = TypeId::of::<T>();
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = all.get(&kind).map(|kept| Arc::clone(&kept.itself));
        drop(all);
        let itself = found.unwrap_or_else(|| {
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            let kept = all.entry(kind).or_insert_with(|| {
                let new = Arc::new(T::default());
                Kept {
                    itself: new.clone(),
                    service: new,
                }
            });
            Arc::clone(&kept.itself)
        });
        // What is kept under a kind's id is of that kind.
        itself.downcast().unwrap_or_default()
    }

    /// Tells all of them that the database is another one.
    pub async fn begin_anew(&self) {
        for service in self.all() {
            service.begin_anew().await;
        }
    }

    fn all(&self) -> Vec<Arc<dyn Service>> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.values().map(|kept| Arc::clone(&kept.service)).collect()
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Future, Pin, Service, Services, ready};
    use std::sync::atomic::{AtomicU8, Ordering};

    #[derive(Default)]
    struct Figures(AtomicU8);

    impl Service for Figures {
        fn begin_anew(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
            self.0.store(0, Ordering::SeqCst);
            Box::pin(ready(()))
        }
    }

    #[derive(Default)]
    struct Lists;

    impl Service for Lists {}

    #[pleinweb_testing::test]
    async fn there_is_one_of_each_kind_and_all_begin_anew() {
        let services = Services::default();
        services.get::<Figures>().0.store(7, Ordering::SeqCst);
        services.get::<Lists>();
        assert_eq!(services.get::<Figures>().0.load(Ordering::SeqCst), 7);
        services.begin_anew().await;
        assert_eq!(services.get::<Figures>().0.load(Ordering::SeqCst), 0);
    }
}
