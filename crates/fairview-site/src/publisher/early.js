// Runs before anything is painted, and tells the style sheet when the address asks for more than
// this page shows as it stands: "choices", such as a filter, or another "view" behind the #. What
// would change is then not shown before the viewer has made it so.
const asks = location.hash.startsWith("#/") ? "view" : location.search && "choices";
if (asks) document.documentElement.dataset.fairviewAsks = asks;
