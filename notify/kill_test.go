package notify

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dmrel/model"
)

// The variables that make this test binary announce and end, as the program does.
const (
	killState    = "DMREL_TEST_KILL_STATE"
	killReleases = "DMREL_TEST_KILL_RELEASES"
	killHook     = "DMREL_TEST_KILL_HOOK"
	killAll      = "DMREL_TEST_KILL_ALL"
)

func TestMain(m *testing.M) {
	if os.Getenv(killState) == "" {
		os.Exit(m.Run())
	}
	if err := announceAndEnd(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func announceAndEnd() error {
	n, err := strconv.Atoi(os.Getenv(killReleases))
	if err != nil {
		return err
	}
	var releases []*model.Release
	for i := range n {
		releases = append(releases, newRelease(fmt.Sprintf("v1.0.%d", i), "zh en", "fix: A"))
	}
	s := newSender()
	s.sleep = func(ctx context.Context, _ time.Duration) error { return sleep(ctx, time.Millisecond) }
	return run(context.Background(), Options{
		Catalog: newCatalog(releases...), Targets: killTargets(os.Getenv(killHook)), State: os.Getenv(killState),
		All: os.Getenv(killAll) != "", Out: os.Stdout, Log: os.Stderr,
	}, s)
}

// killTargets are four targets, two of which take a message with a key only once.
func killTargets(server string) []Target {
	ref := Secret{ref: "${" + killHook + "}"}
	return []Target{
		{Name: "hook-en", Type: "webhook", Language: "en", URL: ref},
		{Name: "hook-zh", Type: "webhook", Language: "zh", URL: ref},
		{Name: "matrix", Type: "matrix", Language: "en", Server: server, Room: "!r", Token: ref},
		{Name: "matrix-zh", Type: "matrix", Language: "zh", Server: server, Room: "!r", Token: ref},
	}
}

// A ledgerServer counts how often it gets each key, and lets the test act before
// and after it does.
type ledgerServer struct {
	mu    sync.Mutex
	keys  map[string]int
	event func()
}

func (l *ledgerServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := r.Header.Get("Idempotency-Key")
	if key == "" {
		key = filepath.Base(r.URL.Path)
	}
	l.event()
	l.mu.Lock()
	l.keys[key]++
	l.mu.Unlock()
	l.event()
	fmt.Fprint(w, `{"event_id":"$1"}`)
}

// Killed at any point, dmrel loses nothing, and sends again only what it was
// sending.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	random := rand.New(rand.NewPCG(3, 5))
	var running *exec.Cmd
	var countdown int // events until the kill
	var mu sync.Mutex
	server := &ledgerServer{keys: map[string]int{}}
	server.event = func() {
		mu.Lock()
		defer mu.Unlock()
		if countdown--; countdown == 0 {
			running.Process.Kill()
		}
	}
	web := httptest.NewServer(server)
	defer web.Close()
	state := filepath.Join(t.TempDir(), "state.json")
	start := func(releases, events int, delay time.Duration) {
		t.Helper()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), killState+"="+state, killReleases+"="+strconv.Itoa(releases), killHook+"="+web.URL)
		if _, err := os.Stat(state); err != nil { // once there is a plan, nobody needs to ask for it again
			cmd.Env = append(cmd.Env, killAll+"=1")
		}
		mu.Lock()
		running, countdown = cmd, events
		if err := cmd.Start(); err != nil {
			mu.Unlock()
			t.Fatal(err)
		}
		mu.Unlock()
		if delay > 0 {
			time.AfterFunc(delay, func() { cmd.Process.Kill() })
		}
		if err := cmd.Wait(); err != nil && !strings.Contains(err.Error(), "killed") {
			t.Fatal(err)
		}
		checkState(t, state)
	}
	releases := 0
	for i := range kills {
		releases += random.IntN(3)
		if i%2 == 0 {
			start(releases, 1+random.IntN(12), 0) // while a message is on its way
		} else {
			start(releases, -1, time.Duration(random.IntN(25000))*time.Microsecond) // anywhere
		}
	}
	start(releases, -1, 0)
	server.check(t, releases, kills)
}

// checkState reports a state file that is not whole.
func checkState(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return // killed before the first run had a plan
	}
	var s state
	if err := json.Unmarshal(data, &s); err != nil || !s.isWhole() {
		t.Fatalf("the state is broken: %v\n%s", err, data)
	}
}

// check reports releases that were lost, messages of which nobody knows, and more
// repetitions than kills.
func (l *ledgerServer) check(t *testing.T, releases, kills int) {
	t.Helper()
	known, repeated := 0, 0
	for _, target := range killTargets("") {
		again := 0
		for i := range releases {
			n := l.keys[Key(target.Name, target.Language, fmt.Sprintf("v1.0.%d", i), false)]
			if n == 0 {
				t.Errorf("%s never got v1.0.%d", target.Name, i)
				continue
			}
			known++
			again += n - 1
		}
		if again > kills {
			t.Errorf("%s got %d messages again, with %d kills", target.Name, again, kills)
		}
		repeated += again
	}
	if known != len(l.keys) {
		t.Errorf("there are %d keys and %d are known", len(l.keys), known)
	}
	if repeated == 0 {
		t.Error("no message came again, so no kill met one on its way")
	}
	t.Logf("%d releases to 4 targets, %d kills, %d messages again", releases, kills, repeated)
}

// Two runs at once are one after the other.
func TestTwoRunsAtOnce(t *testing.T) {
	server := &ledgerServer{keys: map[string]int{}, event: func() {}}
	web := httptest.NewServer(server)
	defer web.Close()
	state := filepath.Join(t.TempDir(), "state.json")
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), killState+"="+state, killReleases+"=5", killHook+"="+web.URL, killAll+"=1")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	wait.Wait()
	for key, n := range server.keys {
		if n != 1 {
			t.Errorf("the key %s came %d times", key, n)
		}
	}
	if len(server.keys) != 20 {
		t.Errorf("%d messages, want 20", len(server.keys))
	}
}
