using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace TradeSim.Simulator;

/// <summary>
/// Keeps at most so many connections. A new one is always accepted; for it the oldest one that has no request in progress is closed, so
/// that slow or silent connections do not delay others.
/// </summary>
internal sealed class ConnectionLimit(int most)
{
    private readonly ConcurrentDictionary<string, Entry> open = [];

    /// <summary>Processes a connection.</summary>
    public async Task Process(ConnectionContext connection, ConnectionDelegate next)
    {
        open[connection.ConnectionId] = new Entry(connection, Stopwatch.GetTimestamp());
        try
        {
            while (open.Count > most && Oldest() is { } oldest && open.TryRemove(oldest.Connection.ConnectionId, out _))
                oldest.Connection.Abort(new ConnectionAbortedException("A newer connection took the place of this one."));
            await next(connection);
        }
        finally
        {
            open.TryRemove(connection.ConnectionId, out _);
        }
    }

    /// <summary>Processes a request; its connection is not closed meanwhile.</summary>
    public async Task Process(HttpContext context, RequestDelegate next)
    {
        var entry = open.GetValueOrDefault(context.Connection.Id);
        entry?.IsBusy = true;
        try
        {
            await next(context);
        }
        finally
        {
            entry?.IsBusy = false;
        }
    }

    private Entry? Oldest() => open.Values.Where(entry => !entry.IsBusy).MinBy(entry => entry.Since);

    private sealed class Entry(ConnectionContext connection, long since)
    {
        private volatile bool isBusy;

        public ConnectionContext Connection => connection;

        public long Since => since;

        public bool IsBusy
        {
            get => isBusy;
            set => isBusy = value;
        }
    }
}
